import { PageLinks } from "~/components/page-links";
import { useT } from "~/i18n/i18n";
import { changedAddress, isFiltered, type ListQuery, listAddress } from "./prisoner-list";
import type { PrisonerList } from "./prisoners.server";

/** The way to the pages before and after. */
export function PrisonerPages({ query, list }: { query: ListQuery; list: PrisonerList }) {
  const { previous, next } = list;
  return (
    <PageLinks
      previous={previous && listAddress({ ...query, after: "", before: previous })}
      next={next && listAddress({ ...query, before: "", after: next })}
    />
  );
}

/** Leads a search on to the released and the dead, whom the table leaves out unless it is asked. */
export function FoundElsewhere({ query, list }: { query: ListQuery; list: PrisonerList }) {
  const t = useT();
  if (list.elsewhere === 0) return null;
  return (
    <p className="notice">
      {t("desk-list.elsewhere", { count: list.elsewhere })}{" "}
      <a href={changedAddress(query, { status: "all" })}>{t("desk-list.elsewhere.show")}</a>
    </p>
  );
}

/** Says what to do where there is nobody to show. */
export function EmptyList({ query }: { query: ListQuery }) {
  const t = useT();
  return isFiltered(query) ? <p className="notice">{t("desk-list.none")}</p> : <FirstList />;
}

/** How to begin: with a list of people. */
export function FirstList() {
  const t = useT();
  return (
    <div className="notice">
      <p>{t("desk-list.empty")}</p>
      <p>
        <a href="/desk/import">{t("import.heading")}</a>
      </p>
    </div>
  );
}
