import { isFiltered, type ListQuery, listFields, parseListQuery } from "~/features/desk/prisoner-list";

/** Whom a deed is for: those ticked, or everybody the table's filter leaves. */
export interface Selection {
  all: boolean;
  ids: string[];
  query: ListQuery;
}

/** More ticks than any page of the table has are left unread. */
const TICKS_MOST = 500;

/** Reads from an address whom it is about; what is no id counts as not ticked. */
export function parseSelection(params: URLSearchParams): Selection {
  const ids = [...new Set(params.getAll("id"))].filter((id) => /^[\w-]{1,64}$/.test(id)).slice(0, TICKS_MOST);
  return { all: params.get("all") === "1", ids, query: parseListQuery(params) };
}

/** The same choice as fields of a form. */
export function selectionFields({ all, ids, query }: Selection): [name: string, value: string][] {
  const chosen: [string, string][] = all ? [["all", "1"]] : ids.map((id) => ["id", id]);
  return [...chosen, ...listFields(query)];
}

/** Whether everybody is meant whom the table shows when nothing is asked. */
export function isEverybody({ all, query }: Selection): boolean {
  return all && !isFiltered(query);
}
