import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Deciding } from "./deciding.server";
import { ParcelOverrideList } from "./parcel-override-list";

/** What decides about somebody's parcels beside place and status, and where to note it. */
export function DecidingSection({ deciding }: { deciding: Deciding }) {
  const { language, t } = useI18n();
  const { id, conditions, counted, overrides } = deciding;
  const base = `/desk/prisoners/${id}`;
  const [exemption] = counted.exemptions;
  return (
    <>
      <h2>{t("deciding.title")}</h2>
      <dl className="facts">
        <dt>{t("conditions.question")}</dt>
        <dd>
          {conditions.length === 0 ? t("conditions.none") : null}
          {conditions.map((each) => (
            <form
              key={each.id}
              method="post"
              action={`${base}/conditions/${each.id}/withdrawal`}
              className="mb-1"
            >
              {t("conditions.since", {
                grade: t(`conditions.${each.conditions}`),
                date: formatDate(language, each.since),
              })}{" "}
              <button type="submit" className="plain-button">
                {t("sanction.withdraw")}
              </button>
            </form>
          ))}
        </dd>
        {counted.isLifeSentence ? (
          <>
            <dt>{t("counted.sentence")}</dt>
            <dd>{t("counted.life")}</dd>
          </>
        ) : null}
        {counted.medicalExtra > 0 ? (
          <>
            <dt>{t("counted.extra")}</dt>
            <dd>{counted.medicalExtra}</dd>
          </>
        ) : null}
        {exemption ? (
          <>
            <dt>{t("counted.exemption")}</dt>
            <dd>{t(`counted.exemption.${exemption.reason}`)}</dd>
          </>
        ) : null}
      </dl>
      <ParcelOverrideList standing={overrides} />
      <div className="actions">
        <a href={`${base}/conditions`}>{t("conditions.title")}</a>
        <a href={`${base}/parcel-facts`}>{t("counted.title")}</a>
        <a href={`${base}/parcel-overrides/new`}>{t("parcel-override.title")}</a>
        <a href={`${base}/sanction`}>{t("sanction.title")}</a>
      </div>
    </>
  );
}
