import * as v from "valibot";
import { concerns } from "~/domain/desk/concerns";
import { cleanName } from "~/domain/prisoners/names";
import { statuses } from "~/domain/prisoners/statuses";

/** Orders of the table; a minus turns one round. `alone`: the longest without a living writer first. */
export const sorts = ["load", "-load", "name", "-name", "letter", "-letter", "alone", "-alone"] as const;
export type Sort = (typeof sorts)[number];

/** `held`: everyone but the released and the dead. */
const statusChoices = ["held", "all", ...statuses] as const;

export const SEARCH_LENGTH = 80;

/** Everything the table is asked for stands in its address; these are what is meant when nothing is said. */
const unasked = {
  q: "",
  show: "",
  status: "held",
  region: "",
  facility: "",
  sort: "load",
  after: "",
  before: "",
} as const;

const listQuery = v.object({
  q: v.fallback(v.pipe(v.string(), v.transform(clean)), unasked.q),
  show: v.fallback(v.picklist([unasked.show, ...concerns]), unasked.show),
  status: v.fallback(v.picklist(statusChoices), unasked.status),
  region: v.fallback(v.pipe(v.string(), v.transform(clean)), unasked.region),
  facility: v.fallback(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)), unasked.facility),
  sort: v.fallback(v.picklist(sorts), unasked.sort),
  after: v.fallback(v.pipe(v.string(), v.maxLength(2000)), unasked.after),
  before: v.fallback(v.pipe(v.string(), v.maxLength(2000)), unasked.before),
});
export type ListQuery = v.InferOutput<typeof listQuery>;

/** Reads what an address asks for. What is not understood counts as not asked; nothing is refused. */
export function parseListQuery(params: URLSearchParams): ListQuery {
  return v.parse(listQuery, Object.fromEntries(params));
}

/** The address that asks for this, as short as it can be. */
export function listAddress(query: Partial<ListQuery>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(unasked) as (keyof ListQuery)[]) {
    const value = query[name] ?? unasked[name];
    if (value !== unasked[name]) params.set(name, value);
  }
  return params.size > 0 ? `/desk/prisoners?${params}` : "/desk/prisoners";
}

/** What a form sends along so that the same is asked for again, from its first page on. */
export function listFields(query: ListQuery): [name: string, value: string][] {
  return Object.entries({ ...query, after: "", before: "" }).filter(
    ([name, value]) => value !== unasked[name as keyof ListQuery],
  );
}

/** Where what the table shows, all its pages, becomes a file. */
export function exportAddress(query: ListQuery): string {
  const params = new URLSearchParams(listFields(query));
  return params.size > 0 ? `/desk/export/prisoners?${params}` : "/desk/export/prisoners";
}

/** The same question from its first page on, with something changed. */
export function changedAddress(query: ListQuery, change: Partial<ListQuery>): string {
  return listAddress({ ...query, after: "", before: "", ...change });
}

/** Whether anything narrows the table down. */
export function isFiltered({ q, show, status, region, facility }: ListQuery): boolean {
  return [q, show, region, facility].some((each) => each !== "") || status !== unasked.status;
}

function clean(text: string): string {
  return cleanName(Array.from(text).slice(0, SEARCH_LENGTH).join(""));
}
