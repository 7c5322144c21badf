import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { OpenedVolunteer } from "./read.server";
import { reasonKey } from "./reason";

/** Reports about somebody, without their text, and what the desk did. */
export function VolunteerHistory({ volunteer: { reports, done } }: { volunteer: OpenedVolunteer }) {
  const { language, t } = useI18n();
  return (
    <>
      <h2>{t("volunteer.reports")}</h2>
      {reports.length === 0 ? <p>{t("volunteer.no-reports")}</p> : null}
      <ul className="pl-5 list-disc">
        {reports.map(({ id, on, signature, decision }) => (
          <li key={id}>
            <a href={`/desk/reports/${id}`}>
              {t("volunteer.report", { date: formatDate(language, on), signature })}
            </a>
            : {decision === null ? t("volunteer.report.open") : t(`desk-report.${decision}`)}
          </li>
        ))}
      </ul>
      {done.length === 0 ? null : <h2>{t("volunteer.done")}</h2>}
      <ul className="pl-5 list-disc">
        {done.map(({ id, action, on, reason }) => (
          <li key={id}>
            {formatDate(language, on)}
            {action ? `: ${t(`deed.${action}`)}` : null}
            {reasonKey(reason) ? ` (${t(reasonKey(reason) ?? "volunteer.reason.mistake")})` : null}
          </li>
        ))}
      </ul>
    </>
  );
}
