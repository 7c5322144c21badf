import * as v from "valibot";
import { type DateISO, dayAfter, dayOf } from "~/domain/dates/instants";
import { oneOf } from "~/platform/forms/one-of";

/** Lengths of a break one can choose; the rule allows up to 180 days. */
export const pauseWeeks = ["2", "4", "8", "12", "24"] as const;

export const pauseForm = v.object({ weeks: oneOf(pauseWeeks, "pause.choose") });

/** The day on which a break of so many weeks is over. */
export function pauseEnd({ weeks }: { weeks: string }, now: Date): DateISO {
  return dayAfter(dayOf(now.toISOString()), Number(weeks) * 7);
}
