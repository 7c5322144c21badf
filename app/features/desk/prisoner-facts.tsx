import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { DeskPrisoner } from "./prisoner.server";

/** Status, place, load and consent, as a list of facts. */
export function PrisonerFacts({ prisoner }: { prisoner: DeskPrisoner }) {
  const { language, t } = useI18n();
  const { facilityName, region, confirmedOn } = prisoner;
  const load = formatNumber(language, prisoner.load, 1);
  return (
    <dl className="facts">
      <dt>{t("prisoner.status")}</dt>
      <dd>
        {t(`status.${prisoner.status}`)}
        {prisoner.open ? null : `, ${t("desk-list.no-letters")}`}
      </dd>
      <dt>{t("prisoner.facility")}</dt>
      <dd>{facilityName ? <span lang="ru">{`${facilityName}, ${region}`}</span> : t("desk-list.nowhere")}</dd>
      <dt>{t("prisoner.address-confirmed")}</dt>
      <dd>{confirmedOn ? formatDate(language, confirmedOn) : t("desk-prisoner.not-confirmed")}</dd>
      <dt>{t("desk-list.load")}</dt>
      <dd>
        {t(`load.${prisoner.band}`)}. {t("desk-prisoner.load", { load })}
      </dd>
      <dt>{t("desk-prisoner.consent")}</dt>
      <dd>{t(`desk-prisoner.consent.${prisoner.consent}`)}</dd>
    </dl>
  );
}
