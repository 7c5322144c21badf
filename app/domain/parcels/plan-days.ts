import { type DayNumber, dayNumber, monthStart, monthsEarlier } from "../dates/day-numbers";
import type { Allowances } from "./allowance";
import { journeyDays } from "./places";
import type { PlanProblem } from "./plan-problem";
import type { WarmNeed } from "./plan-types";
import { END, type Slot } from "./slots";

interface Horizon {
  first: DayNumber;
  last: DayNumber;
  /** Days that must be among them if they lie within: those people already plan for. */
  wanted: readonly DayNumber[];
}

/**
 * Days worth planning for: every Monday, and every day on which more becomes possible than the day before (a slot grows
 * free, a sanction or quarantine has ended), and from each of those on one interval after another.
 * Where limits keep parcels apart, whatever fits into a year fits on these days: each entry of a plan may be moved to the
 * earliest day that still allows it, and that is one of them.
 */
export function planDays(book: Allowances, horizon: Horizon, warm: readonly WarmNeed[]): DayNumber[] {
  const { first, last, wanted } = horizon;
  const days = new Set<DayNumber>();
  const add = (day: DayNumber) => {
    if (day >= first && day <= last) days.add(day);
  };
  for (const opening of openings(book, first, last)) addChain(book, opening, last, add);
  for (let day = first + mondayAfter(first); day <= last; day += 7) add(day);
  for (const day of wanted) add(day);
  for (const { by } of warm) add(dayNumber(by));
  return [...days].sort((a, b) => a - b);
}

/** Days on which something may become possible that was not the day before. */
function openings(book: Allowances, first: DayNumber, last: DayNumber): DayNumber[] {
  const { facts, places, sanctions, slots } = book;
  const journey = journeyDays(facts, "parcel");
  const found = [first];
  for (const { until } of sanctions.spans) found.push(until + 1 + journey);
  for (const turn of places.turns) found.push(turn, turn + facts.rules.quarantine.days + 1);
  const arrived = places.arrivedBy(first);
  if (arrived !== null) found.push(arrived + facts.rules.quarantine.days + 1);
  for (const slot of slots) if (slot.countedAs === "parcels") found.push(...openingsAfter(book, slot));
  return [...new Set(found.filter((day) => day >= first && day <= last))];
}

/**
 * For each day of a problem the number of its stretch: between two days of one stretch nothing begins or ends that an
 * answer could depend on, but for what the plan itself holds.
 */
export function stableStretches({ book, days }: Pick<PlanProblem, "book" | "days">): number[] {
  const edges = [...new Set(edgesOf(book, days))].sort((a, b) => a - b);
  let passed = 0;
  return days.map((day) => {
    while (passed < edges.length && (edges[passed] as number) <= day) passed++;
    return passed;
  });
}

function* edgesOf(book: Allowances, days: readonly DayNumber[]): Generator<DayNumber> {
  const { facts, places, sanctions, slots } = book;
  const [first = 0, last = 0] = [days[0], days.at(-1)];
  const quarantine = facts.rules.quarantine.days + 1;
  for (const { from, until } of sanctions.spans) yield* [from, until + 1 + journeyDays(facts, "parcel")];
  const intervals = new Set<number>();
  for (const day of [first, ...places.turns]) {
    for (const days of intervalsOn(places.limitsOn(day, "parcels"))) intervals.add(days);
    yield* [day, day + quarantine];
    const arrived = places.arrivedBy(day);
    if (arrived !== null) yield arrived + quarantine;
  }
  yield dayNumber(facts.today) + quarantine;
  for (const slot of slots) {
    for (const day of slot.from === slot.until ? [slot.from] : [slot.from, slot.until]) {
      yield* [day, day + 1];
      for (const interval of intervals) yield* [day - interval + 1, day + interval];
      for (const months of [6, 12]) yield* [sameDayLater(day, months), monthsEarlier(day, months) + 1];
    }
  }
  for (let month = monthStart(first); month <= last; month = monthStart(month + 31)) yield month;
}

/** When a slot no longer stands in the way: an interval after it, and once it is out of the year or the half-year. */
function openingsAfter({ places }: Allowances, { until }: Slot): DayNumber[] {
  const intervals = intervalsOn(places.limitsOn(until, "parcels"));
  const [inYear, inHalf] = [sameDayLater(until, 12), sameDayLater(until, 6)];
  return [...intervals.map((days) => until + days), inYear, inHalf];
}

function addChain(
  book: Allowances,
  opening: DayNumber,
  last: DayNumber,
  add: (day: DayNumber) => void,
): void {
  add(opening);
  for (const days of intervalsOn(book.places.limitsOn(opening, "parcels"))) {
    for (let day = opening + days; day <= last; day += days) add(day);
  }
}

/** The intervals that limits want between two. */
export function intervalsOn(limits: ReturnType<Allowances["places"]["limitsOn"]>): number[] {
  return limits.flatMap((limit) => (limit.of === "count" && limit.intervalDays ? [limit.intervalDays] : []));
}

/** The first day whose period of so many months no longer reaches back to `day`. */
function sameDayLater(day: DayNumber, months: number): DayNumber {
  if (Math.abs(day) >= END) return day;
  let later = day + Math.floor(months * 30.2);
  while (monthsEarlier(later, months) < day) later++;
  return later;
}

/** Days until the next Monday; 1970-01-01 was a Thursday. */
function mondayAfter(day: DayNumber): number {
  return (((4 - day) % 7) + 7) % 7;
}
