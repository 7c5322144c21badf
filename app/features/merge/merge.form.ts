import * as v from "valibot";
import { type Choices, mergeFields, type Side } from "~/domain/prisoners/merge";
import { formKey } from "~/platform/forms/form-key";

const side = v.optional(v.picklist(["kept", "lost"], "field.missing"), "kept");
const version = v.pipe(
  v.optional(v.string(), ""),
  v.regex(/^\d{1,9}$/, "field.form-key"),
  v.transform(Number),
);

export const mergeForm = v.object({
  with: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, "field.form-key")),
  keptVersion: version,
  lostVersion: version,
  key: formKey,
});

/** Which record's value stands for each field; the one that stays where nothing was asked. */
export function choicesIn(form: FormData): Choices {
  const chosen = mergeFields.map((field) => [
    field,
    v.parse(v.fallback(side, "kept"), form.get(field) ?? "kept"),
  ]);
  return Object.fromEntries(chosen) as Record<(typeof mergeFields)[number], Side>;
}
