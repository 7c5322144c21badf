import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";
import type { Translate } from "~/i18n/translate";
import { BULK_FORM } from "./bulk-bar";
import { changedAddress, type ListQuery } from "./prisoner-list";
import type { PrisonerList, PrisonerRow } from "./prisoners.server";

/** The prisoners of one page, a line each; on a phone every line is a card. */
export function PrisonerTable({ query, list }: { query: ListQuery; list: PrisonerList }) {
  const t = useT();
  return (
    <table className="table">
      <caption>
        <strong>{t("desk-list.count", { count: list.count })}</strong>. {t("desk-list.load-note")}
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="sr-only">{t("bulk.column")}</span>
          </th>
          <SortHead query={query} by="name" label="desk-list.name" />
          <th scope="col">{t("desk-list.status")}</th>
          <th scope="col">{t("desk-list.facility")}</th>
          <th scope="col" className="figure">
            {t("desk-list.writers")}
          </th>
          <SortHead query={query} by="alone" label="desk-list.alone" figure />
          <SortHead query={query} by="load" label="desk-list.load" figure />
          <SortHead query={query} by="letter" label="desk-list.last-letter" figure />
          <th scope="col">{t("desk-list.address")}</th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Line key={row.id} row={row} query={query} />
        ))}
      </tbody>
    </table>
  );
}

interface SortHeadProps {
  query: ListQuery;
  by: "load" | "name" | "letter" | "alone";
  label: PlainKey;
  figure?: boolean;
}

/** A column's name that sorts by it, and turned round when it does already. */
function SortHead({ query, by, label, figure }: SortHeadProps) {
  const t = useT();
  const sorted = query.sort === by ? "ascending" : query.sort === `-${by}` ? "descending" : undefined;
  return (
    <th scope="col" aria-sort={sorted} className={figure ? "figure" : undefined}>
      <a href={changedAddress(query, { sort: sorted === "ascending" ? `-${by}` : by })}>{t(label)}</a>
    </th>
  );
}

function Line({ row, query }: { row: PrisonerRow; query: ListQuery }) {
  const { language, t } = useI18n();
  return (
    <tr data-edit={`/desk/prisoners/${row.id}/edit`}>
      <td className="tick">
        <label>
          <input
            type="checkbox"
            form={BULK_FORM}
            name="id"
            value={row.id}
            aria-label={t("bulk.choose", { name: row.name })}
          />
        </label>
      </td>
      <th scope="row">
        <a href={`/desk/prisoners/${row.id}`}>
          <bdi lang="ru">{row.name}</bdi>
        </a>
        {language === "ru" || row.nameLatin === row.name ? null : (
          <bdi className="block small quiet font-normal">{row.nameLatin}</bdi>
        )}
      </th>
      <td data-label={t("desk-list.status")}>
        {row.open ? (
          t(`status.${row.status}`)
        ) : (
          <span>
            {t(`status.${row.status}`)}
            <span className="block small quiet">{t("desk-list.no-letters")}</span>
          </span>
        )}
      </td>
      <td data-label={t("desk-list.facility")}>{placeOf(t, row, query)}</td>
      <td className="figure" data-label={t("desk-list.writers")}>
        {row.overCap ? (
          <span>
            {formatNumber(language, row.writers)}
            <span className="block small">{t("desk-list.over-cap")}</span>
          </span>
        ) : (
          formatNumber(language, row.writers)
        )}
      </td>
      <td className="figure" data-label={t("desk-list.alone")}>
        {row.alone === null ? "–" : t("desk-list.alone.days", { count: row.alone })}
      </td>
      <td className="figure" data-label={t("desk-list.load")}>
        <span>
          <span className={row.band === "nobody" ? "text-wax" : "quiet"}>
            {t(`desk-list.band.${row.band}`)}
          </span>{" "}
          {formatNumber(language, row.load, 1)}
        </span>
      </td>
      <td className="figure" data-label={t("desk-list.last-letter")}>
        {row.lastLetterOn ? formatDate(language, row.lastLetterOn) : t("desk-list.never")}
      </td>
      <td data-label={t("desk-list.address")}>{confirmedOf(t, row)}</td>
    </tr>
  );
}

/** The facility leads to everybody held there. */
function placeOf(t: Translate, { facility, region }: PrisonerRow, query: ListQuery) {
  if (!facility) return t("desk-list.nowhere");
  return (
    <span>
      <a href={changedAddress(query, { facility: facility.id })}>{facility.name}</a>
      <span className="block small quiet">{region}</span>
    </span>
  );
}

/** How long the address is known to hold, and what to do when that is too long. */
function confirmedOf(t: Translate, { facility, confirmed, confirmedDaysAgo: count }: PrisonerRow) {
  if (!facility) return t("desk-list.no-address");
  if (count === null) return <strong>{t("desk-list.unconfirmed")}</strong>;
  return confirmed ? (
    t("desk-list.confirmed", { count })
  ) : (
    <strong>{t("desk-list.ask-again", { count })}</strong>
  );
}
