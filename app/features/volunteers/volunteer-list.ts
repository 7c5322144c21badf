import * as v from "valibot";
import { volunteerConcerns } from "~/domain/desk/volunteer-concerns";

/** Orders of the table; a minus turns one round. */
export const volunteerSorts = ["-joined", "joined", "-open", "open"] as const;

export const SEARCH_LENGTH = 60;

/** Everything the table is asked for stands in its address; these are what is meant when nothing is said. */
const unasked = { q: "", show: "", sort: "-joined", after: "", before: "" } as const;

const volunteerQuery = v.object({
  q: v.fallback(v.pipe(v.string(), v.transform(clean)), unasked.q),
  show: v.fallback(v.picklist([unasked.show, ...volunteerConcerns]), unasked.show),
  sort: v.fallback(v.picklist(volunteerSorts), unasked.sort),
  after: v.fallback(v.pipe(v.string(), v.maxLength(500)), unasked.after),
  before: v.fallback(v.pipe(v.string(), v.maxLength(500)), unasked.before),
});
export type VolunteerQuery = v.InferOutput<typeof volunteerQuery>;

/** Reads what an address asks for. What is not understood counts as not asked; nothing is refused. */
export function parseVolunteerQuery(params: URLSearchParams): VolunteerQuery {
  return v.parse(volunteerQuery, Object.fromEntries(params));
}

/** The address that asks for this, as short as it can be. */
export function volunteersAddress(query: Partial<VolunteerQuery>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(unasked) as (keyof VolunteerQuery)[]) {
    const value = query[name] ?? unasked[name];
    if (value !== unasked[name]) params.set(name, value);
  }
  return params.size > 0 ? `/desk/volunteers?${params}` : "/desk/volunteers";
}

/** The same question from its first page on, with something changed. */
export function changedQuery(query: VolunteerQuery, change: Partial<VolunteerQuery>): string {
  return volunteersAddress({ ...query, after: "", before: "", ...change });
}

/** Whether anything narrows the table down. */
export function isNarrowed({ q, show }: VolunteerQuery): boolean {
  return q !== "" || show !== "";
}

function clean(text: string): string {
  return Array.from(text.normalize("NFC").replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ""))
    .slice(0, SEARCH_LENGTH)
    .join("")
    .trim();
}
