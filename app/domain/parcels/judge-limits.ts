import type { DayNumber } from "../dates/day-numbers";
import { monthStart } from "../dates/day-numbers";
import type { SanctionKind } from "../prisoners/sanctions";
import { type Asked, unlimited, type Verdict } from "./allowance";
import { type AllowanceReason, type ParcelFacts, strictness } from "./allowance-types";
import type { LimitHere } from "./limit-here";
import type { Places } from "./places";
import type { CountedAs } from "./rules";
import type { Slot } from "./slots";
import { gramsLeft, periodBefore, type Room, roomBeside, roomInPeriod, worseOf } from "./ways";

interface Counted {
  facts: ParcelFacts;
  places: Places;
  slots: readonly Slot[];
  /** A sanction on the way in which only single ones may come. */
  single: SanctionKind | null;
}

/** What the limits of the place and of a sanction on the way say of one more on a day; the strictest decides. */
export function judgeLimits(counted: Counted, asked: Asked, as: CountedAs): Verdict {
  const alike = counted.slots.filter((slot) => slot.countedAs === as);
  const limits = counted.places.limitsOn(asked.day, as);
  const later = laterRooms(counted, alike, asked, as);
  const verdicts = limits.map((limit) => judge(limit, counted, alike, asked, later));
  const byRule = agreed(verdicts);
  const bySanction = counted.single === null ? null : judgeSingle(counted.single, counted, alike, asked, as);
  return bySanction !== null && isStricter(bySanction, byRule) ? bySanction : byRule;
}

/** Rooms that later slots leave by their own rules: by the year, by the interval, by the grams of their month. */
interface LaterRooms {
  year: Room;
  interval: Room;
  grams: Room;
}

function judge(
  limit: LimitHere,
  { slots }: Counted,
  alike: readonly Slot[],
  asked: Asked,
  later: LaterRooms,
): Verdict {
  const { source } = limit;
  const { day } = asked;
  if (limit.of === "zero") return { ...unlimited("no", "limit-reached", source), limit: 0 };
  if (limit.of === "ask") {
    const verdict = decide(later.year, later.interval, later, unlimited("yes", "no-limit", source));
    return verdict.answer === "no" ? verdict : unlimited("ask", limit.reason, source);
  }
  if (limit.of === "grams") return judgeGrams(limit, slots, asked, later);
  if (limit.of === "nothing")
    return decide(later.year, later.interval, later, unlimited("yes", "no-limit", source));
  const own = limit.way === null ? null : roomInPeriod(alike, limit.way, day, day);
  const beside = limit.intervalDays === null ? null : earlierRoom(alike, limit.intervalDays, day);
  const counts =
    limit.way === null ? { used: 0, held: 0 } : countIn(alike, periodBefore(limit.way, day), day);
  const figures = { ...unlimited("yes", "within-limit", source), ...counts, limit: limit.count };
  const year = own === null ? beside : own;
  const interval = beside === null ? own : beside;
  if (year === null || interval === null) return unlimited("ask", "override-note", source);
  return decide(
    worseOf(year, later.year),
    worseOf(interval, later.interval),
    { ...later, own: [year, interval] },
    figures,
  );
}

/** Yes where both ways have room, no where neither has, and ask between. */
function decide(
  year: Room,
  interval: Room,
  rooms: { grams: Room; own?: readonly Room[] },
  figures: Verdict,
): Verdict {
  if (rooms.grams === "full") return { ...figures, answer: "no", reason: "later-slot-lost" };
  if (year === "free" && interval === "free") {
    return rooms.grams === "free" ? figures : { ...figures, answer: "ask", reason: rooms.grams };
  }
  if (year === "full" && interval === "full") {
    const isOwn = rooms.own?.every((room) => room === "full") ?? false;
    return { ...figures, answer: "no", reason: isOwn ? "limit-reached" : "later-slot-lost" };
  }
  const unsure = [year, interval].find((room) => room !== "free" && room !== "full");
  return {
    ...figures,
    answer: "ask",
    reason: unsure === undefined ? "counts-disagree" : (unsure as AllowanceReason),
  };
}

function judgeGrams(
  limit: Extract<LimitHere, { of: "grams" }>,
  slots: readonly Slot[],
  { day, grams }: Asked,
  later: LaterRooms,
): Verdict {
  const { least, most } = gramsLeft(slots, limit, day);
  const wanted = grams ?? 1;
  const figures = {
    ...unlimited("yes", "within-limit", limit.source),
    ...gramsIn(slots, day),
    limit: limit.grams,
    gramsLeft: Math.max(0, least),
  };
  if (wanted > most) return { ...figures, answer: "no", reason: "month-full" };
  const unsure: Room = slots.some((slot) => slot.from !== slot.until) ? "date-unsure" : "grams-unsure";
  const verdict = decide(later.year, later.interval, later, figures);
  return wanted > least && verdict.answer === "yes" ? { ...figures, answer: "ask", reason: unsure } : verdict;
}

function judgeSingle(
  kind: SanctionKind,
  { facts }: Counted,
  alike: readonly Slot[],
  { day }: Asked,
  as: CountedAs,
): Verdict {
  const { source, ...sanction } = facts.rules.sanctions[kind];
  const limit = sanction[as];
  if (limit.of !== "count") return unlimited("ask", kind, source);
  const way = { count: limit.count, period: limit.period };
  const room = roomInPeriod(alike, way, day, day);
  const figures = { ...countIn(alike, periodBefore(way, day), day), limit: limit.count };
  if (room === "free") return { ...unlimited("yes", "within-limit", source), ...figures };
  if (room === "full") return { ...unlimited("no", kind, source), ...figures };
  return { ...unlimited("ask", room as AllowanceReason, source), ...figures };
}

function laterRooms(
  { facts, places, slots }: Counted,
  alike: readonly Slot[],
  asked: Asked,
  as: CountedAs,
): LaterRooms {
  const rooms: LaterRooms = { year: "free", interval: "free", grams: "free" };
  for (const slot of alike) {
    if (slot.until <= asked.day) continue;
    const ends = slot.from > asked.day && slot.from !== slot.until ? [slot.from, slot.until] : [slot.until];
    for (const end of ends) {
      const limits = places.limitsOn(end, as);
      const ways = limits.map((limit) => waysLeft(limit, alike, slot, asked.day, end));
      rooms.year = worseOf(rooms.year, anyOf(ways.map(({ year }) => year)));
      rooms.interval = worseOf(rooms.interval, anyOf(ways.map(({ interval }) => interval)));
    }
    const single = slot.single === null ? null : facts.rules.sanctions[slot.single][as];
    if (single?.of !== "count") continue;
    const room = roomInPeriod(alike, single, asked.day, slot.until);
    rooms.year = worseOf(rooms.year, room);
    rooms.interval = worseOf(rooms.interval, room);
  }
  for (const { until } of slots) {
    if (until <= asked.day || until > asked.day + 30 || monthStart(until) !== monthStart(asked.day)) continue;
    const limits = places.limitsOn(until, as);
    rooms.grams = worseOf(
      rooms.grams,
      anyOf(limits.map((limit) => roomOfGrams(limit, slots, until, asked.grams))),
    );
  }
  return rooms;
}

/** What a later slot leaves to `day` by its own two ways; a way that is not used there says what the other says. */
function waysLeft(limit: LimitHere, alike: readonly Slot[], slot: Slot, day: DayNumber, end: DayNumber) {
  if (limit.of !== "count") return { year: "free" as const, interval: "free" as const };
  const year = limit.way === null ? null : roomInPeriod(alike, limit.way, day, end);
  const interval = limit.intervalDays === null ? null : roomBeside(slot, limit.intervalDays, day);
  return { year: year ?? interval ?? "free", interval: interval ?? year ?? "free" };
}

function roomOfGrams(limit: LimitHere, slots: readonly Slot[], day: DayNumber, grams: number | null): Room {
  if (limit.of !== "grams") return "free";
  const { least, most } = gramsLeft(slots, limit, day);
  if ((grams ?? 1) > most) return "full";
  return (grams ?? 1) > least ? "grams-unsure" : "free";
}

/** The room that rows leave of which one holds, and nobody knows which. */
function anyOf(rooms: readonly Room[]): Room {
  const [first = "free"] = rooms;
  return rooms.every((room) => room === first) ? first : "regime-unknown";
}

/** Whether a day is far enough from every slot that is not surely later; later ones ask by their own rule. */
function earlierRoom(alike: readonly Slot[], intervalDays: number, day: DayNumber): Room {
  let room: Room = "free";
  for (const slot of alike) {
    if (slot.from <= day) room = worseOf(room, roomBeside(slot, intervalDays, day));
  }
  return room;
}

/** One verdict where every row that may fit says the same; otherwise one asks which it is. */
function agreed(verdicts: readonly Verdict[]): Verdict {
  const strictest = verdicts.reduce((a, b) => ((b.limit ?? Infinity) < (a.limit ?? Infinity) ? b : a));
  if (verdicts.every(({ answer }) => answer === strictest.answer)) return strictest;
  const isAge = verdicts.some(({ gramsLeft }) => gramsLeft !== null);
  return { ...strictest, answer: "ask", reason: isAge ? "age-unsure" : "regime-unknown" };
}

function isStricter(a: Verdict, b: Verdict): boolean {
  const [left, right] = [strictness(a.answer), strictness(b.answer)];
  return left > right || (left === right && (a.limit ?? Infinity) < (b.limit ?? Infinity));
}

function countIn(slots: readonly Slot[], before: DayNumber, day: DayNumber): { used: number; held: number } {
  const within = slots.filter(({ from, until }) => until > before && from <= day);
  const used = within.filter(({ isUsed }) => isUsed).length;
  return { used, held: within.length - used };
}

function gramsIn(slots: readonly Slot[], day: DayNumber): { used: number; held: number } {
  const first = monthStart(day);
  const next = monthStart(first + 31);
  const within = slots.filter(({ from }) => from >= first && from < next);
  const sum = (of: readonly Slot[]) => of.reduce((total, { least }) => total + least, 0);
  const used = sum(within.filter(({ isUsed }) => isUsed));
  return { used, held: sum(within) - used };
}
