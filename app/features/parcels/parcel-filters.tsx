import { SelectField } from "~/components/fields/select-field";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { type Chosen, kiloChoices } from "./parcel-list";

interface ParcelFiltersProps {
  regions: readonly string[];
  months: readonly string[];
  chosen: Chosen;
}

/** Where, how heavy, and until when: a form that is sent by its button and stands in the address. */
export function ParcelFilters({ regions, months, chosen }: ParcelFiltersProps) {
  const { language, t } = useI18n();
  return (
    <form method="get" className="search">
      <SelectField
        name="region"
        label={t("parcels.region")}
        chosen={chosen.region}
        choices={[
          { value: "", label: t("parcels.region.any") },
          ...regions.map((region) => ({ value: region, label: region })),
        ]}
      />
      <SelectField
        name="kilos"
        label={t("parcels.weight")}
        chosen={chosen.kilos}
        choices={[
          { value: "", label: t("parcels.weight.any") },
          ...kiloChoices.map((kilos) => ({ value: kilos, label: t("parcels.weight.most", { kilos }) })),
        ]}
      />
      <SelectField
        name="month"
        label={t("parcels.month")}
        chosen={chosen.month}
        choices={[
          { value: "", label: t("parcels.month.any") },
          ...months.map((month) => ({
            value: month,
            label: formatPartialDate(language, `${month}-01`, "month") ?? month,
          })),
        ]}
      />
      <button className="button button-quiet" type="submit">
        {t("parcels.show")}
      </button>
    </form>
  );
}
