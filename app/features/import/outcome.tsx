import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** What an undo did to one entry, and why it did not. */
export function Outcome({ outcome }: { outcome: string | null }) {
  const t = useT();
  if (outcome === null) return null;
  const [code = "", fields = ""] = outcome.split(":");
  const named = fields === "" ? [] : fields.split(",");
  return (
    <span className="block small quiet">
      {t(`import.outcome.${code}` as PlainKey)}
      {named.length === 0
        ? ""
        : `: ${named.map((field) => t(`import.changed.${field}` as PlainKey)).join(", ")}`}
    </span>
  );
}
