import * as v from "valibot";
import { isDay } from "~/domain/dates/instants";
import { partialDateOf } from "~/domain/dates/partial-date";
import { letterRuleCodes } from "~/domain/facilities/letter-rules";
import { stances } from "~/domain/facilities/overrides";
import { cleanPrivateText } from "~/domain/family/private-text";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

const NOTE_MOST = 500;
const part = v.optional(v.string(), "");

export const overrideForm = v.pipe(
  v.object({
    rule: oneOf(letterRuleCodes, "override.rule-missing"),
    stance: oneOf(stances, "override.stance-missing"),
    note: v.pipe(
      v.optional(v.string(), ""),
      v.transform(cleanPrivateText),
      v.minLength(1, "override.note-missing"),
      v.maxLength(NOTE_MOST, "override.note-long"),
    ),
    sinceDay: part,
    sinceMonth: part,
    sinceYear: part,
    key: formKey,
  }),
  v.forward(
    v.partialCheck(
      [["sinceDay"], ["sinceMonth"], ["sinceYear"]],
      (typed) => isDay(sinceIn(typed) ?? ""),
      "day.not-a-date",
    ),
    ["sinceDay"],
  ),
);

/** The first day, `YYYY-MM-DD`; null where it is no whole day. */
export function sinceIn(typed: { sinceDay: string; sinceMonth: string; sinceYear: string }): string | null {
  const parsed = partialDateOf({ day: typed.sinceDay, month: typed.sinceMonth, year: typed.sinceYear });
  return parsed.ok && parsed.value.precision === "day" ? parsed.value.date : null;
}
