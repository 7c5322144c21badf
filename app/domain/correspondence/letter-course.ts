import { type DateISO, daysFromTo } from "../dates/instants";
import { type LetterState, OVERDUE_DAYS, PRESUMED_LOST_DAYS } from "./states";

/** Evidence in rising order: what comes later in this list outweighs what comes before. */
const strength = ["sent", "presumed-lost", "returned", "refused", "confirmed", "answered"] as const;

/** What can happen to a letter. `at-risk` marks it and moves nothing. */
export const letterEventKinds = [...strength, "at-risk"] as const;
export type LetterEventKind = (typeof letterEventKinds)[number];

/**
 * The state of a letter made from the events that still hold, in whatever order they were recorded; without a
 * posting among them it is only a reserved number, whatever else is claimed of it.
 */
export function stateFromEvents(kinds: readonly LetterEventKind[]): LetterState {
  if (!kinds.includes("sent")) return "reserved";
  return strength.findLast((kind) => kinds.includes(kind)) ?? "reserved";
}

/** What is stored with a letter, made from the events that still hold. */
export function storedCourse(events: readonly LetterEvent[]) {
  const kinds = events.map(({ kind }) => kind);
  return {
    state: stateFromEvents(kinds),
    atRisk: kinds.includes("at-risk") ? (1 as const) : (0 as const),
    contradicted: contradictionsIn(events).length > 0 ? (1 as const) : (0 as const),
  };
}

/** What a reader is told: a stored state, or what the calendar alone makes of a letter without a word. */
export type ShownState = LetterState | "presumed-there" | "overdue";

/**
 * What to say of a letter today. Without a word it is presumed there after the usual days in, overdue from day 45 and
 * presumed lost from day 90. `usualDays`: days until a letter of this channel is usually there. Source: domain.md §4.
 */
export function shownState(
  letter: { state: LetterState; sentOn: DateISO | null },
  usualDays: number,
  today: DateISO,
): ShownState {
  if (letter.state !== "sent" || letter.sentOn === null) return letter.state;
  const days = daysFromTo(letter.sentOn, today);
  if (days >= PRESUMED_LOST_DAYS) return "presumed-lost";
  if (days >= OVERDUE_DAYS) return "overdue";
  return days >= usualDays ? "presumed-there" : "sent";
}

export type LetterEvent = {
  kind: LetterEventKind;
  /** The first and last day on which it may have happened; null where that bound is unknown. */
  occurredFrom: DateISO | null;
  occurredUntil: DateISO | null;
};

export type Contradiction = "confirmed-before-sent" | "confirmed-and-not-delivered";

/** What cannot all be true of one letter: for a coordinator to look at, never a reason to refuse it. */
export function contradictionsIn(events: readonly LetterEvent[]): Contradiction[] {
  const has = (kind: LetterEventKind) => events.some((event) => event.kind === kind);
  const sentOn = events.find((event) => event.kind === "sent")?.occurredFrom ?? null;
  const arrivals = events.filter(({ kind }) => kind === "confirmed" || kind === "answered");
  const early = arrivals.some(({ occurredUntil }) => sentOn !== null && (occurredUntil ?? sentOn) < sentOn);
  const found: Contradiction[] = [];
  if (early) found.push("confirmed-before-sent");
  if (arrivals.length > 0 && (has("returned") || has("refused"))) found.push("confirmed-and-not-delivered");
  return found;
}
