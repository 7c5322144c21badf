import { formatDay } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { PeopleList, ShownPerson } from "./people.server";
import { type PeopleQuery, peopleAddress } from "./people-list";

/** The accounts of one page, a line each; on a phone every line is a card. */
export function PeopleTable({ rows }: { rows: readonly ShownPerson[] }) {
  const t = useT();
  return (
    <table className="table">
      <caption>{t("people.note")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("people.who")}</th>
          <th scope="col">{t("people.role")}</th>
          <th scope="col">{t("people.second-factor")}</th>
          <th scope="col">{t("people.last-seen")}</th>
          <th scope="col">{t("people.state")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row }: { row: ShownPerson }) {
  const { language, t } = useI18n();
  return (
    <tr>
      <th scope="row">
        <a href={`/admin/people/${row.id}`}>{t("people.handle", { handle: row.handle })}</a>
      </th>
      <td data-label={t("people.role")}>{t(`people.role.${row.role}`)}</td>
      <td data-label={t("people.second-factor")}>{t(row.secondFactor ? "people.yes" : "people.no")}</td>
      <td data-label={t("people.last-seen")}>
        {t("people.week-of", { date: formatDay(language, row.lastSeenWeek) })}
      </td>
      <td data-label={t("people.state")}>{t(row.closed ? "people.closed" : "people.open")}</td>
    </tr>
  );
}

/** The way to newer and older accounts. */
export function PeoplePages({ query, list }: { query: PeopleQuery; list: PeopleList }) {
  const t = useT();
  if (list.newer === null && list.older === null) return null;
  return (
    <nav className="actions" aria-label={t("desk-list.pages")}>
      {list.newer === null ? null : (
        <a
          className="button button-quiet"
          rel="prev"
          href={peopleAddress({ ...query, older: 0, newer: list.newer })}
        >
          {t("desk-list.previous")}
        </a>
      )}
      {list.older === null ? null : (
        <a
          className="button button-quiet"
          rel="next"
          href={peopleAddress({ ...query, older: list.older, newer: 0 })}
        >
          {t("desk-list.next")}
        </a>
      )}
    </nav>
  );
}
