import type { PlanCounts } from "~/domain/import/kinds";
import { useT } from "~/i18n/i18n";

interface FailureNoticeProps {
  failure: string | null;
  shown: PlanCounts | null;
  counts: PlanCounts;
}

/** Why the last attempt wrote nothing, and what is otherwise than it was shown then. */
export function FailureNotice({ failure, shown, counts }: FailureNoticeProps) {
  const t = useT();
  if (failure === null) return null;
  if (failure !== "changed") return <p className="notice">{t("import.failure.failed")}</p>;
  const otherwise = names.filter((name) => shown !== null && shown[name] !== counts[name]);
  return (
    <div className="notice">
      <p>{t("import.failure.changed")}</p>
      <ul>
        {otherwise.map((name) => (
          <li key={name}>
            {t(`import.count.${name}`)}: {t("import.was-now", { was: shown?.[name] ?? 0, now: counts[name] })}
          </li>
        ))}
      </ul>
    </div>
  );
}

const names = ["created", "changed", "unchanged", "refused", "doubts"] as const;
