import type { Role } from "~/domain/access/roles";
import { useT } from "~/i18n/i18n";

interface DeletionPointsProps {
  role: Role;
  open: number;
  closed: number;
  followed: number;
}

/** What deleting the account takes away and what stays, by what this account has. */
export function DeletionPoints({ role, open, closed, followed }: DeletionPointsProps) {
  const t = useT();
  const goes = [
    t("deletion.goes.account"),
    open > 0 ? t("deletion.goes.open", { count: open }) : null,
    open + closed > 0 ? t("deletion.goes.pairs", { count: open + closed }) : null,
    followed > 0 ? t("deletion.goes.relative", { count: followed }) : null,
  ].filter((line) => line !== null);
  const stays = [
    role === "volunteer" ? t("deletion.stays.letters") : null,
    role === "family" ? t("deletion.stays.told") : null,
    role === "coordinator" || role === "admin" ? t("deletion.stays.deeds") : null,
    t("deletion.stays.backups"),
  ].filter((line) => line !== null);
  return (
    <>
      <h2>{t("deletion.goes")}</h2>
      <Lines of={goes} />
      <h2>{t("deletion.stays")}</h2>
      <Lines of={stays} />
    </>
  );
}

function Lines({ of: lines }: { of: readonly string[] }) {
  return (
    <ul className="points">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
