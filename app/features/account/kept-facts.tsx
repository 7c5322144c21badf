import type { Role } from "~/domain/access/roles";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { languages } from "~/i18n/languages";

interface Kept {
  signInName: string | null;
  email: string | null;
  /** What coordinators and admins call the account. */
  shortName: string | null;
  role: Role;
  createdOn: string | null;
  lastSeenOn: string | null;
}

/** Everything an account itself holds, in words. */
export function KeptFacts({ account }: { account: Kept }) {
  const { t, language } = useI18n();
  const day = (date: string | null) => (date === null ? null : formatDate(language, date));
  const lines = [
    { label: t("access.name"), value: account.signInName },
    { label: t("account.email"), value: account.email },
    { label: t("account.short-name"), value: account.shortName },
    { label: t("account.role"), value: t(`account.role.${account.role}`) },
    { label: t("account.language"), value: languages[language] },
    { label: t("account.since"), value: day(account.createdOn) },
    { label: t("account.last-seen"), value: day(account.lastSeenOn) },
  ].filter((line) => line.value !== null);
  return (
    <dl className="facts">
      {lines.map(({ label, value }) => (
        <FactLine key={label} label={label} value={value} />
      ))}
    </dl>
  );
}

function FactLine({ label, value }: { label: string; value: string | null }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}
