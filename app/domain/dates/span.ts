import type { DateISO } from "./instants";
import type { PartialDate } from "./partial-date";

/** The first and last day on which something may have happened; null where that bound is unknown. */
export type Span = { from: DateISO | null; until: DateISO | null };

/** How a span reads: on a day, in a month or year, at the latest on a day, or nobody knows when. */
export type SpanReading = { as: "day" | "month" | "year" | "by"; date: DateISO } | { as: "unknown" };

/** The days a partial date may mean: March 2026 is its first to its last. Unknown: no bound at all. */
export function spanOf({ date, precision }: PartialDate): Span {
  if (date === null || precision === "unknown") return { from: null, until: null };
  if (precision === "day") return { from: date, until: date };
  const year = date.slice(0, 4);
  if (precision === "year") return { from: `${year}-01-01`, until: `${year}-12-31` };
  const month = date.slice(0, 7);
  return { from: `${month}-01`, until: `${month}-${lastDayOf(month)}` };
}

/** The shortest true way to say when; a span with both ends that is neither is said by its last day. */
export function readSpan({ from, until }: Span): SpanReading {
  if (until === null) return from === null ? { as: "unknown" } : { as: "day", date: from };
  if (from === until) return { as: "day", date: until };
  if (from === `${until.slice(0, 4)}-01-01` && until.endsWith("-12-31")) return { as: "year", date: from };
  const month = until.slice(0, 7);
  if (from === `${month}-01` && until === `${month}-${lastDayOf(month)}`) return { as: "month", date: from };
  return { as: "by", date: until };
}

function lastDayOf(month: string): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, "0");
}
