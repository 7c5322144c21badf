import * as v from "valibot";
import { returnKinds } from "~/domain/correspondence/log-return";
import { dateAt, dayAfter, isDay } from "~/domain/dates/instants";
import { oneOf } from "~/platform/forms/one-of";
import { formKey } from "./claim.form";

const part = v.optional(v.string(), "");

/** When something happened: today, yesterday, or a day in three fields. */
const dayEntries = {
  when: oneOf(["today", "yesterday", "other"], "day.choose"),
  dateDay: part,
  dateMonth: part,
  dateYear: part,
  key: formKey,
};

type DayInput = { when: string; dateDay: string; dateMonth: string; dateYear: string };

const dayIsReal = (input: DayInput) => input.when !== "other" || isDay(typedDate(input));

/** Puts the problem of a day that does not exist beside its first field. */
const realDay = <Input extends DayInput>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || dayIsReal(dataset.value)) return;
    const { value } = dataset;
    const path = {
      type: "object",
      origin: "value",
      input: { ...value },
      key: "dateDay",
      value: value.dateDay,
    } as const;
    addIssue({ message: "day.not-a-date", path: [path] });
  });

export const letterForm = v.pipe(v.object(dayEntries), realDay());

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
  return `${padded(dateYear, 4)}-${padded(dateMonth, 2)}-${padded(dateDay, 2)}`;
}
