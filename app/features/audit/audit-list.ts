import * as v from "valibot";
import { isDay } from "~/domain/dates/instants";
import { deeds } from "~/domain/desk/deeds";

export const WHO_LENGTH = 20;

/** Everything the record is asked for stands in its address; these are what is meant when nothing is said. */
const unasked = { who: "", deed: "", day: "", older: 0, newer: 0 } as const;

const place = v.fallback(v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), 0);

const auditQuery = v.object({
  who: v.fallback(v.pipe(v.string(), v.maxLength(WHO_LENGTH), v.trim()), unasked.who),
  deed: v.fallback(v.picklist([unasked.deed, ...deeds]), unasked.deed),
  day: v.fallback(v.pipe(v.string(), v.check(isDay)), unasked.day),
  older: place,
  newer: place,
});
export type AuditQuery = v.InferOutput<typeof auditQuery>;

/** Reads what an address asks for. What is not understood counts as not asked; nothing is refused. */
export function parseAuditQuery(params: URLSearchParams): AuditQuery {
  return v.parse(auditQuery, Object.fromEntries(params));
}

/** What a question says, name by name, as short as it can be. */
export function auditFields(query: Partial<AuditQuery>): [name: string, value: string][] {
  return (Object.keys(unasked) as (keyof AuditQuery)[]).flatMap((name) => {
    const value = query[name] ?? unasked[name];
    return value === unasked[name] ? [] : [[name, String(value)] as [string, string]];
  });
}

/** The address below /admin/audit that asks for this. */
export function auditAddress(query: Partial<AuditQuery>, page = "/admin/audit"): string {
  const params = new URLSearchParams(auditFields(query));
  return params.size > 0 ? `${page}?${params}` : page;
}

/** Whether anything narrows the record down. */
export function isNarrowed({ who, deed, day }: AuditQuery): boolean {
  return who !== "" || deed !== "" || day !== "";
}
