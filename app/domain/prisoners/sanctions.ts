import { type DateISO, dayAfter, type Instant } from "../dates/instants";
import type { PartialDate } from "../dates/partial-date";
import { spanOf } from "../dates/span";
import { decideSince } from "./move";

/** Punishment beside the status; a cell, not a place. Terms: domain.md §1. */
export const sanctionKinds = ["shizo", "pkt", "epkt", "kartser"] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** `until` unknown: nobody has said yet when it ended. */
export interface Sanction {
  kind: SanctionKind;
  from: PartialDate;
  until: PartialDate;
}

/**
 * The longest each may last in days; one without a known end counts as over after that. Sources: SHIZO and the remand
 * cell 15 days (domain.md §5; 103-FZ art. 40), PKT 6 months, EPKT a year (UIK art. 115).
 */
export const LONGEST_DAYS: Readonly<Record<SanctionKind, number>> = {
  shizo: 15,
  kartser: 15,
  pkt: 184,
  epkt: 366,
};

/** Whether it is, or may be, in force on a day. */
export function isInForce({ kind, from, until }: Sanction, today: DateISO): boolean {
  const begun = spanOf(from);
  if (begun.from !== null && today < begun.from) return false;
  const ended =
    spanOf(until).until ?? (begun.until === null ? null : dayAfter(begun.until, LONGEST_DAYS[kind]));
  return ended === null || today <= ended;
}

/** The sanctions among these that are, or may be, in force on a day, each kind once. */
export function sanctionsInForce(sanctions: readonly Sanction[], today: DateISO): SanctionKind[] {
  return [...new Set(sanctions.filter((each) => isInForce(each, today)).map(({ kind }) => kind))];
}

export type SanctionVerdict =
  | { ok: true }
  | { ok: false; reason: "from-needed" | "ends-before" }
  | { ok: false; reason: "future"; latest: DateISO }
  | { ok: false; reason: "overlaps"; with: Sanction };

/**
 * Whether a sanction may be noted beside those that hold: it began, it does not end before it begins, and it surely
 * shares no more than a day with another, for one often begins on the day another ends. An end may lie ahead.
 */
export function decideSanction(
  sanction: Sanction,
  others: readonly Sanction[],
  now: Instant,
): SanctionVerdict {
  const { from, until } = sanction;
  if (from.date === null) return { ok: false, reason: "from-needed" };
  const begun = decideSince(from, now);
  if (!begun.ok) return begun;
  const [earliest, ended] = [spanOf(from).from, spanOf(until).until];
  if (earliest !== null && ended !== null && ended < earliest) return { ok: false, reason: "ends-before" };
  const other = others.find((each) => surelyOverlap(sanction, each));
  return other ? { ok: false, reason: "overlaps", with: other } : { ok: true };
}

/** Only starts known to the day are sure; one without a known end goes on as far as the next is concerned. */
function surelyOverlap(a: Sanction, b: Sanction): boolean {
  if (a.from.precision !== "day" || b.from.precision !== "day") return false;
  const [first, second] = (a.from.date ?? "") <= (b.from.date ?? "") ? [a, b] : [b, a];
  const [start, next] = [first.from.date ?? "", second.from.date ?? ""];
  const end = spanOf(first.until).from ?? dayAfter(start, LONGEST_DAYS[first.kind]);
  return next === start || next < end;
}
