import * as v from "valibot";
import { oneOf } from "~/platform/forms/one-of";

/** Lengths of a break one can choose; the rule allows up to 180 days. */
export const pauseWeeks = ["2", "4", "8", "12", "24"] as const;

export const pauseForm = v.object({ weeks: oneOf(pauseWeeks, "pause.choose") });
