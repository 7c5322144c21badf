import * as v from "valibot";
import { returnKinds } from "~/domain/correspondence/log-return";
import { dateAt, dayAfter, isDay } from "~/domain/dates/instants";
import { monthOf } from "~/domain/dates/month-words";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

const part = v.optional(v.string(), "");

/** When something happened: today, yesterday, or a day in three fields. */
export const dayEntries = {
  when: oneOf(["today", "yesterday", "other"], "day.choose"),
  dateDay: part,
  dateMonth: part,
  dateYear: part,
  key: formKey,
};

type DayInput = { when: string; dateDay: string; dateMonth: string; dateYear: string };

/** A day typed beside "today" may be meant, or left over from a change of mind: only the writer can say. */
function problemOf(input: DayInput) {
  if (input.when === "other") return isDay(typedDate(input)) ? null : "day.not-a-date";
  const isTyped = [input.dateDay, input.dateMonth, input.dateYear].some((each) => each.trim() !== "");
  return isTyped ? "day.which-of-both" : null;
}

/** Puts what is wrong with the day beside its first field. */
export const realDay = <Input extends DayInput>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    const message = dataset.typed ? problemOf(dataset.value) : null;
    if (!dataset.typed || message === null) return;
    const { value } = dataset;
    const path = {
      type: "object",
      origin: "value",
      input: { ...value },
      key: "dateDay",
      value: value.dateDay,
    } as const;
    addIssue({ message, path: [path] });
  });

export const letterForm = v.pipe(
  v.object({
    ...dayEntries,
    /** The number of an earlier letter it was written in the place of. */
    again: v.optional(v.string(), ""),
  }),
  realDay(),
);

export const replyForm = v.pipe(
  v.object({
    ...dayEntries,
    acknowledged: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{1,5}$/))), []),
  }),
  realDay(),
);

export const returnForm = v.pipe(
  v.object({ ...dayEntries, kind: oneOf(returnKinds, "log-return.choose") }),
  realDay(),
);

/** The date that was meant. "Today" is Moscow's: most who write and all who are written to live near it. */
export function dayMeant(input: DayInput, now: Date): string {
  const today = dateAt(now, "Europe/Moscow");
  if (input.when === "other") return typedDate(input);
  return input.when === "today" ? today : dayAfter(today, -1);
}

function typedDate({ dateDay, dateMonth, dateYear }: DayInput): string {
  const padded = (text: string, length: number) => text.trim().padStart(length, "0");
  return `${padded(dateYear, 4)}-${padded(String(monthOf(dateMonth) ?? ""), 2)}-${padded(dateDay, 2)}`;
}
