import { SearchField } from "~/components/fields/search-field";
import { roles } from "~/domain/access/roles";
import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { PeopleList } from "./people.server";
import { type PeopleQuery, peopleAddress, SEARCH_LENGTH } from "./people-list";

/** How many accounts there are of each kind, each a link to them. */
export function PeopleCounts({ query, counts }: { query: PeopleQuery; counts: PeopleList["counts"] }) {
  const { language, t } = useI18n();
  const kinds = [
    {
      key: "all",
      address: peopleAddress({}),
      current: query.role === "" && query.show === "" && query.q === "",
    },
    ...roles.map((role) => ({ key: role, address: peopleAddress({ role }), current: query.role === role })),
    { key: "closed", address: peopleAddress({ show: "closed" }), current: query.show === "closed" },
  ] as const;
  return (
    <nav aria-label={t("people.counts")}>
      <ul className="tally">
        {kinds.map(({ key, address, current }) => (
          <li key={key}>
            <a href={address} {...(current ? { "aria-current": "page" as const } : {})}>
              {t(`people.show.${key}`)}
            </a>{" "}
            {formatNumber(language, counts[key])}
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The search by short name; a plain form, so that it ends up in the address. */
export function PeopleSearch({ query }: { query: PeopleQuery }) {
  const { t } = useI18n();
  return (
    <form method="get" action="/admin/people" className="card">
      <SearchField
        label={t("people.search")}
        hint={t("people.search.hint")}
        sought={query.q}
        maxLength={SEARCH_LENGTH}
        short
      />
      <div className="actions mt-4">
        <button type="submit" className="button">
          {t("desk-list.find")}
        </button>
        {query.q === "" ? null : <a href="/admin/people">{t("people.reset")}</a>}
      </div>
    </form>
  );
}
