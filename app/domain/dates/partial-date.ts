import { isDay } from "./instants";
import { monthOf } from "./month-words";

export type Precision = "day" | "month" | "year" | "unknown";

/** A date as far as it is known: always a full `YYYY-MM-DD`, its unknown parts 01; null when unknown. */
export type PartialDate = { date: string | null; precision: Precision };

export type ParsedDate = { ok: true; value: PartialDate } | { ok: false; reason: "not-a-date" };

const time = /[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?/.source;
const shapes: readonly RegExp[] = [
  new RegExp(`^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)(?:${time})?$`),
  /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<year>\d{4})-(?<month>\d\d)$/,
  /^(?<month>\d{1,2})\.(?<year>\d{4})$/,
  /^(?<year>\d{4})$/,
];

/**
 * Reads `1985-02-14` (a time after it is ignored: the day counts as written), `14.02.1985`, `1985-02`, `02.1985`
 * and `1985`. Blank is an unknown date. Anything else, a day the calendar lacks, or a year outside 1900–2199 is
 * `not-a-date`.
 */
export function parsePartialDate(raw: string): ParsedDate {
  const text = raw.trim();
  if (text === "") return { ok: true, value: { date: null, precision: "unknown" } };
  const found = shapes.map((shape) => shape.exec(text)?.groups).find((groups) => groups !== undefined);
  if (found === undefined) return { ok: false, reason: "not-a-date" };
  const { year, month, day } = found;
  const date = `${year}-${(month ?? "01").padStart(2, "0")}-${(day ?? "01").padStart(2, "0")}`;
  if (!isDay(date) || date < "1900" || date >= "2200") return { ok: false, reason: "not-a-date" };
  const precision = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  return { ok: true, value: { date, precision } };
}

/**
 * A date out of three fields, the month a number or a word: the day, or the day and the month, may be left empty; all three empty is an unknown
 * date. A month without a year and a day without a month are `not-a-date`.
 */
export function partialDateOf({ day, month, year }: Record<"day" | "month" | "year", string>): ParsedDate {
  const [d, m, y] = [day.trim(), String(monthOf(month) ?? month.trim()), year.trim()];
  if (d && !m) return { ok: false, reason: "not-a-date" };
  if (m && !y) return { ok: false, reason: "not-a-date" };
  if (![d, m, y].every((part) => /^\d*$/.test(part))) return { ok: false, reason: "not-a-date" };
  const pad = (part: string) => part.padStart(2, "0");
  return parsePartialDate(
    [y, m, d].flatMap((part, at) => (part ? [at === 0 ? part : pad(part)] : [])).join("-"),
  );
}

/** Years between one 29 February and the next, at most. */
const LONGEST_WITHOUT_LEAP = 8;

/**
 * The same of something that has happened: a month, or a day and a month, without a year is the last such that has
 * begun by `today` (`YYYY-MM-DD`). A year that was typed is taken at its word.
 */
export function pastDateOf(
  { day, month, year }: Record<"day" | "month" | "year", string>,
  today: string,
): ParsedDate {
  if (year.trim() !== "" || month.trim() === "") return partialDateOf({ day, month, year });
  const thisYear = Number(today.slice(0, 4));
  const years = Array.from({ length: LONGEST_WITHOUT_LEAP + 1 }, (_, back) => String(thisYear - back));
  const found = years
    .map((each) => partialDateOf({ day, month, year: each }))
    .find((each) => each.ok && each.value.date !== null && each.value.date <= today);
  return found ?? { ok: false, reason: "not-a-date" };
}
