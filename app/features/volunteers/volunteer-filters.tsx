import { SearchField } from "~/components/fields/search-field";
import { volunteerConcerns } from "~/domain/desk/volunteer-concerns";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import {
  changedQuery,
  isNarrowed,
  SEARCH_LENGTH,
  type VolunteerQuery,
  volunteersAddress,
} from "./volunteer-list";
import type { VolunteerList } from "./volunteers.server";

/** How many there are of each kind, each a link to them. */
export function VolunteerCounts({
  query,
  counts,
}: {
  query: VolunteerQuery;
  counts: VolunteerList["counts"];
}) {
  const { language, t } = useI18n();
  return (
    <nav aria-label={t("volunteers.counts")}>
      <ul className="parts">
        {(["", ...volunteerConcerns] as const).map((show) => (
          <li key={show}>
            <a
              href={volunteersAddress({ show, sort: query.sort })}
              {...(query.show === show && query.q === "" ? { "aria-current": "page" } : {})}
            >
              {t(`volunteers.show.${show || "all"}`)}
            </a>{" "}
            {formatNumber(language, counts[show || "all"])}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The search by handle or signature; a plain form, so that it ends up in the address. */
export function VolunteerSearch({ query }: { query: VolunteerQuery }) {
  const { t } = useI18n();
  return (
    <form method="get" action="/desk/volunteers" className="card">
      <SearchField
        label={t("volunteers.search")}
        hint={t("volunteers.search.hint")}
        sought={query.q}
        maxLength={SEARCH_LENGTH}
      />
      {query.show === "" ? null : <input type="hidden" name="show" value={query.show} />}
      {query.sort === "-joined" ? null : <input type="hidden" name="sort" value={query.sort} />}
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
        {isNarrowed(query) ? (
          <a href={changedQuery(query, { q: "", show: "" })}>{t("volunteers.reset")}</a>
        ) : null}
      </div>
    </form>
  );
}
