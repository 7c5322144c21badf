import { PageLinks } from "~/components/page-links";
import { shortFacilityName } from "~/domain/facilities/short-name";
import { formatDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";
import type { FacilityList } from "./facilities.server";
import { changedFacilityList, type FacilityQuery, facilityListAddress } from "./facility-list";

/** The facilities of one page, a line each; on a phone every line is a card. */
export function FacilityTable({ query, list }: { query: FacilityQuery; list: FacilityList }) {
  const t = useT();
  return (
    <table className="table">
      <caption>
        <strong>{t("places.count", { count: list.count })}</strong>
      </caption>
      <thead>
        <tr>
          <SortHead query={query} by="name" label="places.name" />
          <th scope="col">{t("place.kind")}</th>
          <th scope="col">{t("desk-list.region")}</th>
          <SortHead query={query} by="people" label="places.people" figure />
          <th scope="col">{t("desk-list.address")}</th>
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <Line key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  );
}

interface SortHeadProps {
  query: FacilityQuery;
  by: "name" | "people";
  label: PlainKey;
  figure?: boolean;
}

/** A column's name that sorts by it, and turned round when it does already. */
function SortHead({ query, by, label, figure }: SortHeadProps) {
  const t = useT();
  const sorted = query.sort === by ? "ascending" : query.sort === `-${by}` ? "descending" : undefined;
  return (
    <th scope="col" aria-sort={sorted} className={figure ? "figure" : undefined}>
      <a href={changedFacilityList(query, { sort: sorted === "ascending" ? `-${by}` : by })}>{t(label)}</a>
    </th>
  );
}

function Line({ row }: { row: FacilityList["rows"][number] }) {
  const { language, t } = useI18n();
  return (
    <tr data-edit={`/desk/facilities/${row.id}/edit`}>
      <th scope="row">
        <a href={`/desk/facilities/${row.id}`}>
          <bdi lang="ru">{shortFacilityName(row.name)}</bdi>
        </a>
      </th>
      <td data-label={t("place.kind")}>
        <span>
          {t(`facility-kind.${row.kind}`)}
          {row.regime ? <span className="block small quiet">{t(`regime.${row.regime}`)}</span> : null}
        </span>
      </td>
      <td data-label={t("desk-list.region")} lang="ru">
        {row.region}
      </td>
      <td className="figure" data-label={t("places.people")}>
        {row.people === 0 ? (
          formatNumber(language, 0)
        ) : (
          <a href={`/desk/prisoners?facility=${row.id}`}>{formatNumber(language, row.people)}</a>
        )}
      </td>
      <td data-label={t("desk-list.address")}>
        {row.hasAddress ? <Checked row={row} /> : <strong>{t("places.no-address")}</strong>}
      </td>
    </tr>
  );
}

function Checked({ row: { toBeConfirmed, checkedOn } }: { row: FacilityList["rows"][number] }) {
  const { language, t } = useI18n();
  if (toBeConfirmed) return <strong>{t("places.to-confirm")}</strong>;
  return checkedOn
    ? t("rules.checked", { date: formatDate(language, checkedOn) })
    : t("places.never-checked");
}

/** The way to the pages before and after. */
export function FacilityPages({ query, list }: { query: FacilityQuery; list: FacilityList }) {
  const { previous, next } = list;
  const page = (change: Partial<FacilityQuery>) =>
    facilityListAddress({ ...query, after: "", before: "", ...change });
  return <PageLinks previous={previous && page({ before: previous })} next={next && page({ after: next })} />;
}
