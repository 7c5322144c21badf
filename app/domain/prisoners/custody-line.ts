import { type DateISO, dayAfter, daysFromTo } from "../dates/instants";

/** Something that went on from a day (null: nobody knows) until another (null: until what came next, or today). */
export interface Period {
  from: DateISO | null;
  until: DateISO | null;
  /** The day it was written down, which stands in for an unknown beginning. */
  recordedOn: DateISO;
}

/** Where a period stands on the line, as shares of its length. */
export interface Stretch {
  start: number;
  end: number;
}

/** A line shorter than this would show nothing. */
const SHORTEST_DAYS = 30;

/**
 * Lays periods of several kinds on one line of time that ends `today`. Each kind is given in its order; a period ends where
 * the next of its kind begins, if it does not say itself. The first of a kind whose beginning nobody knows went on since
 * before the line. Answers the line's first day and the stretches, kind by kind.
 */
export function layOnLine(kinds: readonly (readonly Period[])[], today: DateISO) {
  const dated = kinds.map((periods) => withBounds(periods, today));
  const earliest = dated.flat().reduce((first, { from }) => (from < first ? from : first), today);
  const start = daysFromTo(earliest, today) < SHORTEST_DAYS ? dayAfter(today, -SHORTEST_DAYS) : earliest;
  const length = daysFromTo(start, today);
  const at = (day: DateISO) => Math.min(1, Math.max(0, daysFromTo(start, day) / length));
  return {
    start,
    kinds: dated.map((periods) =>
      periods.map(({ isOpen, from, until }): Stretch => ({ start: isOpen ? 0 : at(from), end: at(until) })),
    ),
    /** Where each year begins. */
    years: yearsBetween(start, today).map((year) => ({ year, at: at(`${year}-01-01`) })),
  };
}

function withBounds(periods: readonly Period[], today: DateISO) {
  const beginnings = periods.map(({ from, until, recordedOn }) =>
    earlier(from ?? until ?? recordedOn, today),
  );
  return periods.map(({ until }, at) => {
    const from = beginnings[at] ?? today;
    const end = earlier(until ?? beginnings[at + 1] ?? today, today);
    return { isOpen: at === 0 && periods[0]?.from === null, from, until: end < from ? from : end };
  });
}

function earlier(one: DateISO, other: DateISO): DateISO {
  return one < other ? one : other;
}

function yearsBetween(start: DateISO, today: DateISO): number[] {
  const first = Number(start.slice(0, 4)) + 1;
  const count = Number(today.slice(0, 4)) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, at) => first + at);
}
