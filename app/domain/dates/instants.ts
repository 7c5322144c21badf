/** A moment in UTC, always with milliseconds (`2026-11-20T12:00:00.000Z`), so that text order is time order. */
export type Instant = string;
/** A calendar day, `YYYY-MM-DD`; text order is time order. */
export type DateISO = string;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The instant `days` × 24 hours later (earlier when negative). Throws RangeError on text that is no instant. */
export function addDaysTo(instant: Instant, days: number): Instant {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString();
}

/** The instant `hours` later. Throws RangeError on text that is no instant. */
export function addHoursTo(instant: Instant, hours: number): Instant {
  return new Date(Date.parse(instant) + hours * HOUR_MS).toISOString();
}

/** True when `a` comes strictly before `b`. */
export function isBefore(a: Instant, b: Instant): boolean {
  return a < b;
}

/** The first instant of a calendar day in UTC. */
export function startOfDay(date: DateISO): Instant {
  return `${date}T00:00:00.000Z`;
}

/** The calendar day of an instant in UTC. */
export function dayOf(instant: Instant): DateISO {
  return instant.slice(0, 10);
}

/** The calendar day `days` later. Throws RangeError on text that is no day. */
export function dayAfter(date: DateISO, days: number): DateISO {
  return dayOf(addDaysTo(startOfDay(date), days));
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysFromTo(from: DateISO, to: DateISO): number {
  return Math.round((Date.parse(startOfDay(to)) - Date.parse(startOfDay(from))) / DAY_MS);
}

/** The latest calendar day there is anywhere, UTC+14: only a day after it is surely in the future. */
export function latestDay(now: Instant): DateISO {
  return dayOf(addHoursTo(now, 14));
}

/** The calendar day of an instant in an IANA time zone. Throws RangeError on an unknown zone. */
export function dateAt(now: Date, zone: string): DateISO {
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const parts = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** True for a day that exists: `2026-02-29` does not. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined || month < 1 || month > 12) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day >= 1 && day <= days;
}
