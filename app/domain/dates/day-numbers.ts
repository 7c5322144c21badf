import type { DateISO } from "./instants";

/** A calendar day as a whole number, 0 for 1970-01-01: for reckoning with many days. */
export type DayNumber = number;

/** The number of a day (proleptic Gregorian calendar). Source: H. Hinnant, "chrono-compatible low-level date algorithms". */
export function dayNumber(date: DateISO): DayNumber {
  return numberOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The day of a number. */
export function dateOfNumber(day: DayNumber): DateISO {
  const { year, month, date } = partsOf(day);
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(date)}`;
}

/** The same day so many months earlier; the last of the month where that month is too short for it. */
export function monthsEarlier(day: DayNumber, months: number): DayNumber {
  const { year, month, date } = partsOf(day);
  const at = year * 12 + month - 1 - months;
  const [toYear, toMonth] = [Math.floor(at / 12), (at % 12) + 1];
  return numberOf(toYear, toMonth, Math.min(date, daysIn(toYear, toMonth)));
}

/** The first day of the month of a day. */
export function monthStart(day: DayNumber): DayNumber {
  return day - partsOf(day).date + 1;
}

/** The first day of the year of a day. */
export function yearStart(day: DayNumber): DayNumber {
  return numberOf(partsOf(day).year, 1, 1);
}

function numberOf(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const ofEra = y - era * 400;
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468;
}

function partsOf(day: DayNumber): { year: number; month: number; date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const ofEra = z - era * 146_097;
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const date = ofYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: years + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

function daysIn(year: number, month: number): number {
  return numberOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - numberOf(year, month, 1);
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
