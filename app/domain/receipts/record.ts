import { type DateISO, type Instant, latestDay } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import { type Span, spanOf } from "../dates/span";

export type ReceiptFacts = {
  /** How many letters came; null: as many as are named. */
  letters: number | null;
  /** How many of them are named, if only by half. */
  lines: number;
  arrived: PartialDate;
};

export type ReceiptRefusal =
  | { ok: false; reason: "nothing-said" }
  | { ok: false; reason: "fewer-than-named"; named: number }
  | { ok: false; reason: "future"; latest: DateISO };

/**
 * Whether a receipt says anything, counts right and lies in the past. When it arrived becomes first and last day:
 * unknown means some day up to `today`.
 */
export function decideReceipt(
  { letters, lines, arrived }: ReceiptFacts,
  { now, today }: { now: Instant; today: DateISO },
): { ok: true; letters: number; arrived: Span } | ReceiptRefusal {
  const count = letters ?? lines;
  if (count === 0 && lines === 0) return { ok: false, reason: "nothing-said" };
  if (count < lines) return { ok: false, reason: "fewer-than-named", named: lines };
  const latest = latestDay(now);
  const span = arrivalSpan(arrived, today);
  if (span.from !== null && span.from > latest) return { ok: false, reason: "future", latest };
  return { ok: true, letters: count, arrived: span };
}

/** The first and last day of an arrival; when nobody knows, it was some day up to the one it was told on. */
export function arrivalSpan(arrived: PartialDate, toldOn: DateISO): Span {
  const span = spanOf(arrived);
  return span.until === null ? { from: null, until: toldOn } : span;
}
