import * as v from "valibot";
import { type PlainField, plainFields } from "~/domain/prisoners/plain-facts";
import { personEntries, realBirth } from "./person.form";

/** The facts, what the page began from, and, where two differed, which fields were shown to choose. */
export const editForm = v.pipe(
  v.object({
    ...personEntries,
    version: v.pipe(v.string(), v.regex(/^\d{1,9}$/, "field.form-key"), v.transform(Number)),
    marks: v.pipe(v.string(), v.maxLength(300, "field.form-key")),
    asked: v.optional(v.string(), ""),
  }),
  realBirth(),
);

/** The field by which a disputed fact is chosen. */
export function choiceName(field: PlainField): string {
  return `take-${field}`;
}

export type Choices = Partial<Record<PlainField, "theirs" | "mine">>;

/** Which fields were to be chosen, and what was chosen. */
export function choicesIn(asked: string, form: FormData): { asked: PlainField[]; chosen: Choices } {
  const names = asked.split(",");
  const fields = plainFields.filter((field) => names.includes(field));
  const chosen: Choices = {};
  for (const field of fields) {
    const choice = form.get(choiceName(field));
    if (choice === "theirs" || choice === "mine") chosen[field] = choice;
  }
  return { asked: fields, chosen };
}
