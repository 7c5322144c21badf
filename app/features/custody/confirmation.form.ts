import * as v from "valibot";
import { dayEntries, realDay } from "~/features/correspondence/day.form";
import { oneOf } from "~/platform/forms/one-of";
import { toldBy } from "./custody.form";

export const confirmationForm = v.pipe(
  v.object({
    ...dayEntries,
    by: oneOf(toldBy, "custody.choose-by"),
    /** The stay the page showed. */
    stay: v.pipe(v.optional(v.string(), ""), v.transform(Number)),
  }),
  realDay(),
);
