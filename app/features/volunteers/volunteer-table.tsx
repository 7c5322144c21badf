import { PageLinks } from "~/components/page-links";
import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n, useT } from "~/i18n/i18n";
import { languageLabel } from "~/i18n/language-names";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";
import { Handle } from "./handle";
import { changedQuery, type VolunteerQuery, volunteersAddress } from "./volunteer-list";
import type { VolunteerLine, VolunteerList } from "./volunteers.server";

/** The volunteers of one page, a line each; on a phone every line is a card. */
export function VolunteerTable({ query, list }: { query: VolunteerQuery; list: VolunteerList }) {
  const t = useT();
  return (
    <table className="table">
      <caption>
        <strong>{t("volunteers.count", { count: list.count })}</strong>. {t("volunteers.note")}
      </caption>
      <thead>
        <tr>
          <th scope="col">{t("volunteers.who")}</th>
          <th scope="col">{t("volunteers.trust")}</th>
          <th scope="col">{t("volunteers.how")}</th>
          <SortHead query={query} by="open" label="volunteers.open" />
          <th scope="col" className="figure">
            {t("desk-list.last-letter")}
          </th>
          <SortHead query={query} by="joined" label="volunteers.joined" />
          <th scope="col">{t("volunteers.look")}</th>
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
  query: VolunteerQuery;
  by: "joined" | "open";
  label: PlainKey;
}

/** A column's name that sorts by it, largest or newest first, and turned round when it does already. */
function SortHead({ query, by, label }: SortHeadProps) {
  const t = useT();
  const sorted = query.sort === by ? "ascending" : query.sort === `-${by}` ? "descending" : undefined;
  return (
    <th scope="col" aria-sort={sorted} className="figure">
      <a href={changedQuery(query, { sort: sorted === "descending" ? by : `-${by}` })}>{t(label)}</a>
    </th>
  );
}

function Line({ row }: { row: VolunteerLine }) {
  const { language, t } = useI18n();
  const figures = [row.open, row.capacity].map((figure) => formatNumber(language, figure));
  return (
    <tr>
      <th scope="row">
        <a href={`/desk/volunteers/${row.id}`}>
          <Handle {...row} />
        </a>
      </th>
      <td data-label={t("volunteers.trust")}>
        {row.closed ? t("volunteers.closed") : t(`volunteers.trust.${row.trust}`)}
      </td>
      <td data-label={t("volunteers.how")}>
        <Ways row={row} />
      </td>
      <td className="figure" data-label={t("volunteers.open")}>
        {t("volunteers.open-of", { open: figures[0] ?? "", capacity: figures[1] ?? "" })}
      </td>
      <td className="figure" data-label={t("desk-list.last-letter")}>
        {row.lastLetterOn ? formatDate(language, row.lastLetterOn) : t("desk-list.never")}
      </td>
      <td className="figure" data-label={t("volunteers.joined")}>
        {formatPartialDate(language, `${row.joinedIn}-01`, "month")}
      </td>
      <td className="whole" data-label={t("volunteers.look")}>
        {row.notes.length === 0 ? "–" : row.notes.map((note) => t(`volunteers.note.${note}`)).join(", ")}
      </td>
    </tr>
  );
}

/** Languages, ways and where from, in words. */
function Ways({ row }: { row: VolunteerLine }) {
  const { language, t } = useI18n();
  return (
    <span>
      {row.languages.map((code) => languageLabel(language, code)).join(", ")}
      <span className="block small quiet">
        {t(`volunteers.ways.${row.ways}`)}, {t(`volunteers.from.${row.postsFrom}`)}
      </span>
    </span>
  );
}

/** The way to the pages before and after. */
export function VolunteerPages({ query, list }: { query: VolunteerQuery; list: VolunteerList }) {
  const { previous, next } = list;
  return (
    <PageLinks
      previous={previous && volunteersAddress({ ...query, after: "", before: previous })}
      next={next && volunteersAddress({ ...query, before: "", after: next })}
    />
  );
}
