import { type Place, placeAt } from "../balance/load";
import {
  addDaysTo,
  type DateISO,
  dayAfter,
  dayOf,
  type Instant,
  isBefore,
  isDay,
  latestDay,
} from "../dates/instants";
import {
  type ClosedReason,
  type Correspondence,
  type CorrespondenceState,
  holdEnd,
  isFull,
  type LetterState,
  mayBeUndone,
  OLDEST_LETTER_DAYS,
  type Places,
  type Seat,
  UNDO_HOURS,
} from "./states";

/** `seat` is the stored one, which the prisoner's counts contain; `closedAt` stands exactly while it is closed. */
export type WrittenTo = Correspondence & {
  closedReason: ClosedReason | null;
  closedAt: Instant | null;
  seat: Seat;
};

export type LetterFacts = {
  correspondence: WrittenTo;
  prisoner: Places;
  /** When letters to the prisoner ended, by release or death; null while they go on. */
  endedAt: Instant | null;
  blocked: boolean;
  /** Numbers printed on a sheet and not yet sent. */
  reservedNumbers: readonly number[];
  /** The highest number ever sent or reserved here, 0 for none. */
  lastNumber: number;
};

export type LetterVerdict =
  | (Place & {
      ok: true;
      state: "active" | "closed";
      number: number;
      lastLetterOn: DateISO;
      revives: boolean;
      overCap: boolean;
    })
  | { ok: false; reason: "stopped" | "prisoner-closed" | "not-a-date" }
  | { ok: false; reason: "future"; latest: DateISO }
  | { ok: false; reason: "too-old"; earliest: DateISO };

const FIRST_DAY: DateISO = "2000-01-01";

/**
 * Whether a letter posted on `sentOn` may be logged, and what it makes of the correspondence. A letter is accepted
 * late, after a hold ran out, during a break or after the end: it `revives`, over the cap if need be (`overCap`: tell
 * the coordinator; only when it takes a seat it did not have). Once letters to the prisoner have ended, one posted by
 * the day of that end is kept, and the correspondence stays closed, whatever it was closed for. Refused: a later one, and any after a stop for good
 * or a block (both `stopped`). `dueAt` is when the weight changes next. A letter far back may leave the correspondence
 * dormant: active, weight 0, no seat. Source: balance.md, Suggesting 3; domain.md §4.
 */
export function decideLetter(
  facts: LetterFacts,
  { sentOn, now }: { sentOn: DateISO; now: Instant },
): LetterVerdict {
  const { correspondence: c, prisoner, reservedNumbers, lastNumber } = facts;
  if (facts.blocked || c.closedReason === "stopped") return { ok: false, reason: "stopped" };
  const sinceClosed = c.state === "closed" ? facts.endedAt : null;
  const endedAt = c.closedReason === "prisoner-closed" ? c.closedAt : sinceClosed;
  const hasEnded = endedAt !== null;
  if (hasEnded && sentOn > dayOf(endedAt)) return { ok: false, reason: "prisoner-closed" };
  if (!isDay(sentOn)) return { ok: false, reason: "not-a-date" };
  const latest = latestDay(now);
  if (sentOn > latest) return { ok: false, reason: "future", latest };
  const earliest = laterOf(FIRST_DAY, dayAfter(dayOf(now), -OLDEST_LETTER_DAYS));
  if (sentOn < earliest) return { ok: false, reason: "too-old", earliest };

  const lastLetterOn = laterOf(c.lastLetterOn ?? sentOn, sentOn);
  const state = hasEnded ? "closed" : "active";
  const place = placeAt({ ...c, state, pausedUntil: null, lastLetterOn }, now);
  const number = reservedNumbers.length > 0 ? Math.min(...reservedNumbers) : lastNumber + 1;
  const overCap = place.seat !== "none" && place.seat !== c.seat && isFull(prisoner, c.trust);
  return {
    ok: true,
    state,
    number,
    lastLetterOn,
    revives: c.state === "closed" && !hasEnded,
    overCap,
    ...place,
  };
}

/** More than anybody writes to one person in a day, fewer than a script would log. */
export const LETTERS_A_DAY = 10;

/** Whether so many letters of a correspondence were logged within the last 24 hours that the next must wait. */
export function areEnoughForToday(letters: readonly LoggedLetter[], now: Instant): boolean {
  const lately = letters.filter(
    ({ state, recordedAt }) => state !== "reserved" && recordedAt > addDaysTo(now, -1),
  );
  return lately.length >= LETTERS_A_DAY;
}

export type LoggedLetter = {
  number: number;
  state: LetterState;
  recordedAt: Instant;
};

export type UndoVerdict =
  | (Place & {
      ok: true;
      letter: { state: "reserved"; number: number };
      state: CorrespondenceState;
      closedReason: ClosedReason | null;
      lastLetterOn: DateISO | null;
    })
  | { ok: false; reason: "not-sent" | "confirmed" }
  | { ok: false; reason: "too-late"; hours: number };

/**
 * Takes back a letter within 24 hours of recording it, unless anything has happened to it since. Its number stays
 * reserved. `previousLetterOn` is the last day among the other sent letters, null when there is none: then the
 * correspondence is the hold it was, with its old end, or closed as `expired` when that end is past or its seat went
 * to somebody else meanwhile. What was closed in the meantime stays closed.
 */
export function decideUndo(
  letter: LoggedLetter,
  c: WrittenTo & { previousLetterOn: DateISO | null; prisoner: Places },
  now: Instant,
): UndoVerdict {
  if (letter.state === "reserved") return { ok: false, reason: "not-sent" };
  if (letter.state !== "sent") return { ok: false, reason: "confirmed" };
  if (!mayBeUndone(letter.recordedAt, now)) return { ok: false, reason: "too-late", hours: UNDO_HOURS };
  const before = stateBefore(c, now);
  const place = placeAt({ ...c, ...before, lastLetterOn: c.previousLetterOn }, now);
  const reserved = { state: "reserved" as const, number: letter.number };
  return { ok: true, letter: reserved, ...before, lastLetterOn: c.previousLetterOn, ...place };
}

function stateBefore(
  c: Parameters<typeof decideUndo>[1],
  now: Instant,
): { state: CorrespondenceState; closedReason: ClosedReason | null } {
  if (c.state === "closed" || c.previousLetterOn !== null) {
    return { state: c.state, closedReason: c.closedReason };
  }
  const seatLost = c.seat === "none" && isFull(c.prisoner, c.trust);
  if (!isBefore(now, holdEnd(c)) || seatLost) return { state: "closed", closedReason: "expired" };
  return { state: "held", closedReason: null };
}

function laterOf(a: DateISO, b: DateISO): DateISO {
  return a > b ? a : b;
}
