import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { DeskFacility } from "./read.server";

/** Every rule for letters to a place of this kind, with where it is from, how sure it is and when it was checked. */
export function RulesHere({ facility }: { facility: DeskFacility }) {
  const { language, t } = useI18n();
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t("override.rule")}</th>
          <th scope="col">{t("place.source")}</th>
          <th scope="col">{t("place.confidence")}</th>
          <th scope="col">{t("place.checked")}</th>
        </tr>
      </thead>
      <tbody>
        {facility.rules.map((rule) => (
          <tr key={rule.code}>
            <th scope="row" className="font-normal">
              {t(`rule.${rule.code}`)}
            </th>
            <td data-label={t("place.source")}>{t(`rule-source.${rule.source}`)}</td>
            <td data-label={t("place.confidence")}>{t(`confidence.${rule.confidence}`)}</td>
            <td data-label={t("place.checked")}>
              {formatPartialDate(language, `${rule.verifiedOn}-01`, "month")}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
