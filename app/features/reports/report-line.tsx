import type { ReportDecision } from "~/domain/reports/decision";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";

interface ReportLineProps {
  signature: string | null;
  toldOn: string;
}

/** Whose letters a report is about, and when it was told. */
export function ReportLine({ signature, toldOn }: ReportLineProps) {
  const { language, t } = useI18n();
  const date = formatDate(language, toldOn);
  return (
    <p className="quiet">
      {signature === null
        ? t("desk-reports.unsure", { date })
        : t("desk-reports.signed", { signature, date })}
    </p>
  );
}

/** What a report says, as it was typed. */
export function ReportText({ text }: { text: string | null }) {
  const { t } = useI18n();
  return <p className="whitespace-pre-line">{text ?? t("desk-reports.erased")}</p>;
}

/** What was decided, and when. */
export function DecisionLine({
  decision,
  decidedOn,
}: {
  decision: ReportDecision;
  decidedOn: string | null;
}) {
  const { language, t } = useI18n();
  return <p>{t(`desk-report.decided.${decision}`, { date: formatDate(language, decidedOn ?? "") })}</p>;
}
