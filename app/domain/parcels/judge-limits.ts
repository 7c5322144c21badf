import type { DayNumber } from "../dates/day-numbers";
import type { SanctionKind } from "../prisoners/sanctions";
import type { Asked } from "./allowance";
import { type AllowanceReason, type Answer, type ParcelFacts, strictness } from "./allowance-types";
import { type LaterRooms, laterRooms } from "./later-rooms";
import type { LimitHere } from "./limit-here";
import type { Places } from "./places";
import type { CountedAs, RuleSource } from "./rules";
import { type Added, gramsLeft, type Tallies } from "./tallies";
import { type Room, roomBeside, roomInPeriod, worseOf } from "./ways";

export interface Counted {
  facts: ParcelFacts;
  places: Places;
  tallies: Tallies;
  added: readonly Added[];
  /** Those of them that share the count with what is asked about: all where it is a parcel, none where it is a packet. */
  addedAlike: readonly Added[];
  /** A sanction on the way in which only single ones may come. */
  single: SanctionKind | null;
}

/** What figures are reckoned by: a limit of the place or the single one of a sanction; null: no figure stands behind. */
export type JudgedBy = Extract<LimitHere, { of: "count" | "grams" | "zero" }> | null;

export interface Judged {
  answer: Answer;
  reason: AllowanceReason;
  source: RuleSource;
  by: JudgedBy;
}

/** What the limits of the place and of a sanction on the way say of one more on a day; the strictest decides. */
export function judgeLimits(counted: Counted, asked: Asked, as: CountedAs): Judged {
  const limits = counted.places.limitsOn(asked.day, as);
  const later = laterRooms(counted, asked, as);
  const byRule = agreed(limits.map((limit) => judge(limit, counted, asked, as, later)));
  if (counted.single === null) return byRule;
  const bySanction = judgeSingle(counted.single, counted, asked, as);
  return isStricter(bySanction, byRule) ? bySanction : byRule;
}

/** The number of a limit; none: nothing is limited by a number. */
export function limitOf(by: JudgedBy): number | null {
  if (by === null) return null;
  return by.of === "zero" ? 0 : by.of === "grams" ? by.grams : by.count;
}

function judge(limit: LimitHere, counted: Counted, asked: Asked, as: CountedAs, later: LaterRooms): Judged {
  const { source } = limit;
  if (limit.of === "zero") return { answer: "no", reason: "limit-reached", source, by: limit };
  if (limit.of === "grams") return judgeGrams(limit, counted, asked, later);
  if (limit.of === "count") return judgeCount(limit, counted, asked, as, later);
  const verdict = decide(later.year, later.interval, later.grams, false, "no-limit");
  if (limit.of === "nothing" || verdict.answer === "no") return { ...verdict, source, by: null };
  return { answer: "ask", reason: limit.reason, source, by: null };
}

function judgeCount(
  limit: Extract<LimitHere, { of: "count" }>,
  { tallies, addedAlike }: Counted,
  { day }: Asked,
  as: CountedAs,
  later: LaterRooms,
): Judged {
  const { source, way, intervalDays } = limit;
  const own =
    way === null ? null : roomInPeriod(tallies.inPeriod(as, way.period, day), way.count, day, addedAlike);
  const beside = intervalDays === null ? null : earlierRoom(tallies, addedAlike, as, intervalDays, day);
  const year = own ?? beside;
  const interval = beside ?? own;
  if (year === null || interval === null) return { answer: "ask", reason: "override-note", source, by: null };
  const isOwnFull = year === "full" && interval === "full";
  const rooms = [worseOf(year, later.year), worseOf(interval, later.interval)] as const;
  return { ...decide(rooms[0], rooms[1], later.grams, isOwnFull, "within-limit"), source, by: limit };
}

/** Yes where both ways have room, no where neither has, and ask between. */
function decide(
  year: Room,
  interval: Room,
  grams: Room,
  isOwnFull: boolean,
  yes: AllowanceReason,
): Pick<Judged, "answer" | "reason"> {
  if (grams === "full") return { answer: "no", reason: "later-slot-lost" };
  if (year === "free" && interval === "free") {
    return grams === "free" ? { answer: "yes", reason: yes } : { answer: "ask", reason: grams };
  }
  if (year === "full" && interval === "full") {
    return { answer: "no", reason: isOwnFull ? "limit-reached" : "later-slot-lost" };
  }
  const unsure = [year, interval].find((room) => room !== "free" && room !== "full");
  return {
    answer: "ask",
    reason: unsure === undefined ? "counts-disagree" : (unsure as AllowanceReason),
  };
}

function judgeGrams(
  limit: Extract<LimitHere, { of: "grams" }>,
  { tallies, added }: Counted,
  { day, grams }: Asked,
  later: LaterRooms,
): Judged {
  const { least, most } = gramsLeft(tallies, added, limit.grams, day);
  const wanted = grams ?? 1;
  const judged = { source: limit.source, by: limit };
  if (wanted > most) return { answer: "no", reason: "month-full", ...judged };
  const verdict = decide(later.year, later.interval, later.grams, false, "within-limit");
  if (wanted <= least || verdict.answer !== "yes") return { ...verdict, ...judged };
  const isDateUnsure = tallies.slots.some((slot) => slot.from !== slot.until);
  return { answer: "ask", reason: isDateUnsure ? "date-unsure" : "grams-unsure", ...judged };
}

function judgeSingle(
  kind: SanctionKind,
  { facts, tallies, addedAlike }: Counted,
  { day }: Asked,
  as: CountedAs,
): Judged {
  const { source, ...sanction } = facts.rules.sanctions[kind];
  const limit = sanction[as];
  if (limit.of !== "count") return { answer: "ask", reason: kind, source, by: null };
  const room = roomInPeriod(tallies.inPeriod(as, limit.period, day), limit.count, day, addedAlike);
  const way = { count: limit.count, period: limit.period };
  const judged = {
    source,
    by: { of: "count" as const, count: limit.count, way, intervalDays: null, source },
  };
  if (room === "free") return { answer: "yes", reason: "within-limit", ...judged };
  if (room === "full") return { answer: "no", reason: kind, ...judged };
  return { answer: "ask", reason: room as AllowanceReason, ...judged };
}

function earlierRoom(
  tallies: Tallies,
  added: readonly Added[],
  as: CountedAs,
  intervalDays: number,
  day: DayNumber,
): Room {
  let room = tallies.beside(as, intervalDays, day);
  for (const { day: on, isRemand } of added) {
    room = worseOf(room, roomBeside({ from: on, until: on, isRemand }, intervalDays, day));
  }
  return room;
}

/** One verdict where every row that may fit says the same; otherwise one asks which it is. */
function agreed(verdicts: readonly Judged[]): Judged {
  const [only] = verdicts;
  if (only !== undefined && verdicts.length === 1) return only;
  const strictest = verdicts.reduce((a, b) => (orNone(b) < orNone(a) ? b : a));
  if (verdicts.every(({ answer }) => answer === strictest.answer)) return strictest;
  const isAge = verdicts.some(({ by }) => by?.of === "grams");
  return { ...strictest, answer: "ask", reason: isAge ? "age-unsure" : "regime-unknown" };
}

function isStricter(a: Judged, b: Judged): boolean {
  const [left, right] = [strictness(a.answer), strictness(b.answer)];
  return left > right || (left === right && orNone(a) < orNone(b));
}

function orNone({ by }: Judged): number {
  return limitOf(by) ?? Number.POSITIVE_INFINITY;
}
