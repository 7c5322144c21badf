import type { ReactNode } from "react";
import { SearchField } from "~/components/fields/search-field";
import { facilityKinds } from "~/domain/facilities/kinds";
import { useT } from "~/i18n/i18n";
import {
  FACILITY_SEARCH_LENGTH,
  type FacilityQuery,
  facilityFlaws,
  facilitySorts,
  isFacilityListNarrowed,
} from "./facility-list";

/** What the table may be asked for; a plain form, so that all of it ends up in the address. */
export function FacilityFilters({ query, regions }: { query: FacilityQuery; regions: readonly string[] }) {
  const t = useT();
  const isNarrowed = isFacilityListNarrowed({ ...query, q: "" }) || query.sort !== "name";
  return (
    <form method="get" action="/desk/facilities" className="card">
      <SearchField label={t("places.search")} sought={query.q} maxLength={FACILITY_SEARCH_LENGTH} />
      <details open={isNarrowed}>
        <summary>{t("desk-list.more")}</summary>
        <div className="filters">
          <Choices name="show" label={t("desk-list.show")} chosen={query.show}>
            <option value="">{t("places.show.all")}</option>
            {facilityFlaws.map((flaw) => (
              <option key={flaw} value={flaw}>
                {t(`places.show.${flaw}`)}
              </option>
            ))}
          </Choices>
          <Choices name="kind" label={t("place.kind")} chosen={query.kind}>
            <option value="">{t("places.kind.all")}</option>
            {facilityKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`facility-kind.${kind}`)}
              </option>
            ))}
          </Choices>
          <Choices name="region" label={t("desk-list.region")} chosen={query.region}>
            <option value="">{t("desk-list.region.all")}</option>
            {regions.map((region) => (
              <option key={region}>{region}</option>
            ))}
          </Choices>
          <Choices name="sort" label={t("desk-list.order")} chosen={query.sort}>
            {facilitySorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`places.order.${sort}`)}
              </option>
            ))}
          </Choices>
        </div>
      </details>
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
        {isFacilityListNarrowed(query) ? <a href="/desk/facilities">{t("desk-list.reset")}</a> : null}
      </div>
    </form>
  );
}

function Choices(props: { name: string; label: string; chosen: string; children: ReactNode }) {
  return (
    <div className="field mb-0">
      <label htmlFor={props.name}>{props.label}</label>
      <select className="input" id={props.name} name={props.name} defaultValue={props.chosen}>
        {props.children}
      </select>
    </div>
  );
}
