import * as v from "valibot";
import { partialDateOf } from "~/domain/dates/partial-date";
import { cleanName } from "~/domain/prisoners/names";
import { oneOf } from "~/platform/forms/one-of";

const text = v.optional(v.string(), "");
const list = v.pipe(
  text,
  v.transform(cleanName),
  v.minLength(1, "external.which"),
  v.maxLength(60, "person.text-long"),
);

export const externalLoadForm = v.pipe(
  v.object({
    list,
    band: oneOf(["none", "one-or-two", "three-or-more"], "external.choose-band"),
    asOfDay: text,
    asOfMonth: text,
    asOfYear: text,
  }),
  v.forward(
    v.check((values) => wholeDay(values) !== null, "day.not-a-date"),
    ["asOfDay"],
  ),
);

export const removedLoadForm = v.object({ list });

/** The day that was typed; null when it is none, or known less exactly. */
export function wholeDay(typed: Record<"asOfDay" | "asOfMonth" | "asOfYear", string>): string | null {
  const found = partialDateOf({ day: typed.asOfDay, month: typed.asOfMonth, year: typed.asOfYear });
  return found.ok && found.value.precision === "day" ? found.value.date : null;
}

/** A day as it stands in the three fields. */
export function typedDay(day: string) {
  const [asOfYear = "", asOfMonth = "", asOfDay = ""] = day.split("-");
  return { asOfYear, asOfMonth, asOfDay };
}
