import * as v from "valibot";
import { roles } from "~/domain/access/roles";

export const SEARCH_LENGTH = 20;

/** Everything the table is asked for stands in its address; these are what is meant when nothing is said. */
const unasked = { q: "", role: "", show: "", older: 0, newer: 0 } as const;

const place = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), 0);

const peopleQuery = v.object({
  q: v.fallback(v.pipe(v.string(), v.maxLength(SEARCH_LENGTH), v.trim()), unasked.q),
  role: v.fallback(v.picklist([unasked.role, ...roles]), unasked.role),
  show: v.fallback(v.picklist([unasked.show, "closed"]), unasked.show),
  older: place,
  newer: place,
});
export type PeopleQuery = v.InferOutput<typeof peopleQuery>;

/** Reads what an address asks for. What is not understood counts as not asked; nothing is refused. */
export function parsePeopleQuery(params: URLSearchParams): PeopleQuery {
  return v.parse(peopleQuery, Object.fromEntries(params));
}

/** The address that asks for this, as short as it can be. */
export function peopleAddress(query: Partial<PeopleQuery>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(unasked) as (keyof PeopleQuery)[]) {
    const value = query[name] ?? unasked[name];
    if (value !== unasked[name]) params.set(name, String(value));
  }
  return params.size > 0 ? `/admin/people?${params}` : "/admin/people";
}
