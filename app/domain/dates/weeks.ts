import { type DateISO, dayAfter, startOfDay } from "./instants";

/** The Monday of a day's week (ISO 8601): less than a day tells of somebody. Throws RangeError on text that is no day. */
export function weekOf(day: DateISO): DateISO {
  const weekday = new Date(startOfDay(day)).getUTCDay();
  return dayAfter(day, -((weekday + 6) % 7));
}
