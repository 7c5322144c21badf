export type Precision = "day" | "month" | "year" | "unknown";

/** A date as far as it is known: always a full `YYYY-MM-DD`, its unknown parts 01; null when unknown. */
export type PartialDate = { date: string | null; precision: Precision };

export type ParsedDate = { ok: true; value: PartialDate } | { ok: false; reason: "not-a-date" };

const dayMs = 86_400_000;
const isoDay = /^(\d{4})-(\d\d)-(\d\d)$/;
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
  if (!isCalendarDate(date) || date < "1900" || date >= "2200") return { ok: false, reason: "not-a-date" };
  const precision = day !== undefined ? "day" : month !== undefined ? "month" : "year";
  return { ok: true, value: { date, precision } };
}

/** Whether the text is `YYYY-MM-DD` and the calendar has that day. */
export function isCalendarDate(text: string): boolean {
  const parts = isoDay.exec(text);
  if (parts === null) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** The calendar date (`YYYY-MM-DD`) where it is latest, UTC+14: only a date after it is surely in the future. */
export function latestPossibleToday(now: Date): string {
  return dateAt(new Date(now.getTime() + 14 * 3_600_000), "UTC");
}

/** The calendar date (`YYYY-MM-DD`) of an instant in an IANA time zone. Throws RangeError on an unknown zone. */
export function dateAt(now: Date, zone: string): string {
  if (zone === "UTC") return now.toISOString().slice(0, 10);
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** The date `days` whole days later, or earlier when negative. Throws RangeError unless given a real `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(instant(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from `a` to `b`, negative when `b` is earlier. Throws RangeError unless both are real `YYYY-MM-DD`. */
export function daysBetween(a: string, b: string): number {
  return Math.round((instant(b) - instant(a)) / dayMs);
}

function instant(date: string): number {
  if (!isCalendarDate(date)) throw new RangeError("not a calendar date");
  return Date.parse(`${date}T00:00:00Z`);
}
