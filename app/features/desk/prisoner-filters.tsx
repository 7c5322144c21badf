import type { ReactNode } from "react";
import { SearchField } from "~/components/fields/search-field";
import { concerns } from "~/domain/desk/concerns";
import { statuses } from "~/domain/prisoners/statuses";
import { useT } from "~/i18n/i18n";
import { changedAddress, isFiltered, type ListQuery, SEARCH_LENGTH, sorts } from "./prisoner-list";

interface Props {
  query: ListQuery;
  regions: readonly string[];
  facilityName: string | null;
}

/** What the table may be asked for; a plain form, so that all of it ends up in the address. */
export function PrisonerFilters({ query, regions, facilityName }: Props) {
  const t = useT();
  const isNarrowed = isFiltered({ ...query, q: "", facility: "" }) || query.sort !== "load";
  return (
    <form method="get" action="/desk/prisoners" className="card">
      <SearchField label={t("desk-list.search")} sought={query.q} maxLength={SEARCH_LENGTH} />
      <details open={isNarrowed}>
        <summary>{t("desk-list.more")}</summary>
        <div className="filters">
          <Choices name="show" label={t("desk-list.show")} chosen={query.show}>
            <option value="">{t("desk-list.show.all")}</option>
            {concerns.map((concern) => (
              <option key={concern} value={concern}>
                {t(`desk-list.show.${concern}`)}
              </option>
            ))}
          </Choices>
          <Choices name="status" label={t("desk-list.status")} chosen={query.status}>
            <option value="held">{t("desk-list.status.held")}</option>
            <option value="all">{t("desk-list.status.all")}</option>
            {statuses.map((status) => (
              <option key={status} value={status}>
                {t(`status.${status}`)}
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
            {sorts.map((sort) => (
              <option key={sort} value={sort}>
                {t(`desk-list.order.${sort}`)}
              </option>
            ))}
          </Choices>
        </div>
      </details>
      {facilityName === null ? null : (
        <p className="mt-4 mb-0">
          <input type="hidden" name="facility" value={query.facility} />
          {t("desk-list.at", { facility: facilityName })}
        </p>
      )}
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
        {isFiltered(query) ? (
          <a href={changedAddress(query, { q: "", show: "", status: "held", region: "", facility: "" })}>
            {t("desk-list.reset")}
          </a>
        ) : null}
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
