import { type DateISO, dayAfter } from "../dates/instants";
import type { ParcelOverride } from "./overrides";
import { overrideOf } from "./overrides";
import type { Celebration, WarmNeed } from "./plan-types";
import type { WarmSeason } from "./rules";

/**
 * The warm seasons whose warm things can still be of use in `days` from `today`, each with the day by which they should
 * be there. A coordinator's `warm-by` outweighs the zone's.
 */
export function warmNeeds(
  season: WarmSeason,
  overrides: readonly ParcelOverride[],
  today: DateISO,
  days: number,
): WarmNeed[] {
  const last = dayAfter(today, days);
  const first = Number(today.slice(0, 4)) - 1;
  const figure = overrideOf(overrides, "warm-by", today)?.figure ?? null;
  const arriveBy = figure === null ? season.arriveBy : monthDayOf(figure);
  return [first, first + 1, first + 2].flatMap((year) => {
    const by = `${year}-${arriveBy}`;
    const until = `${season.until < arriveBy ? year + 1 : year}-${season.until}`;
    return until >= today && by <= last ? [{ by, until }] : [];
  });
}

/** Birthdays and New Years that fall into `days` from `today`. A birthday not known to the day is none. */
export function celebrationsIn(birthday: DateISO | null, today: DateISO, days: number): Celebration[] {
  const last = dayAfter(today, days);
  const year = Number(today.slice(0, 4));
  const found = [year, year + 1].flatMap((each): Celebration[] => [
    { occasion: "new-year", on: `${each}-12-31` },
    ...(birthday === null ? [] : [{ occasion: "birthday" as const, on: birthdayIn(birthday, each) }]),
  ]);
  return found
    .filter(({ on }) => on >= today && on <= last)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function birthdayIn(birthday: DateISO, year: number): DateISO {
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  const monthDay = birthday.slice(5);
  return `${year}-${monthDay === "02-29" && !isLeap ? "02-28" : monthDay}`;
}

function monthDayOf(figure: number): string {
  return `${String(Math.floor(figure / 100)).padStart(2, "0")}-${String(figure % 100).padStart(2, "0")}`;
}
