import * as v from "valibot";
import { facilityKinds } from "~/domain/facilities/kinds";
import { cleanName } from "~/domain/prisoners/names";

/** Orders of the table; a minus turns one round. */
export const facilitySorts = ["name", "-name", "people", "-people"] as const;
/** What may be wrong with a place. */
export const facilityFlaws = ["unconfirmed", "no-address"] as const;

export const FACILITY_SEARCH_LENGTH = 80;

/** Everything the table is asked for stands in its address; these are what is meant when nothing is said. */
const unasked = { q: "", show: "", kind: "", region: "", sort: "name", after: "", before: "" } as const;

const facilityQuery = v.object({
  q: v.fallback(v.pipe(v.string(), v.transform(clean)), unasked.q),
  show: v.fallback(v.picklist([unasked.show, ...facilityFlaws]), unasked.show),
  kind: v.fallback(v.picklist([unasked.kind, ...facilityKinds]), unasked.kind),
  region: v.fallback(v.pipe(v.string(), v.transform(clean)), unasked.region),
  sort: v.fallback(v.picklist(facilitySorts), unasked.sort),
  after: v.fallback(v.pipe(v.string(), v.maxLength(2000)), unasked.after),
  before: v.fallback(v.pipe(v.string(), v.maxLength(2000)), unasked.before),
});
export type FacilityQuery = v.InferOutput<typeof facilityQuery>;

/** Reads what an address asks for. What is not understood counts as not asked; nothing is refused. */
export function parseFacilityQuery(params: URLSearchParams): FacilityQuery {
  return v.parse(facilityQuery, Object.fromEntries(params));
}

/** The address that asks for this, as short as it can be. */
export function facilityListAddress(query: Partial<FacilityQuery>): string {
  const params = new URLSearchParams();
  for (const name of Object.keys(unasked) as (keyof FacilityQuery)[]) {
    const value = query[name] ?? unasked[name];
    if (value !== unasked[name]) params.set(name, value);
  }
  return params.size > 0 ? `/desk/facilities?${params}` : "/desk/facilities";
}

/** The same question from its first page on, with something changed. */
export function changedFacilityList(query: FacilityQuery, change: Partial<FacilityQuery>): string {
  return facilityListAddress({ ...query, after: "", before: "", ...change });
}

/** Whether anything narrows the table down. */
export function isFacilityListNarrowed({ q, show, kind, region }: FacilityQuery): boolean {
  return [q, show, kind, region].some((each) => each !== "");
}

function clean(text: string): string {
  return cleanName(Array.from(text).slice(0, FACILITY_SEARCH_LENGTH).join(""));
}
