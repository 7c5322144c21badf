import * as v from "valibot";
import { type BulkChange, type BulkKind, CAP_MOST, TARGET_MOST } from "~/domain/desk/bulk";
import { languageMask, languages } from "~/domain/prisoners/languages";
import type { PlainKey } from "~/i18n/message-keys";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { type FormErrors, parseForm, type Typed } from "~/platform/forms/parse-form";

/** What shall be done: not said yet, said, or said in a way that cannot be meant. */
export type ReadChange =
  | { said: false }
  | { said: true; ok: true; change: BulkChange }
  | { said: true; ok: false; errors: FormErrors; typed: Typed };

/** Reads from an address what one deed shall do. */
export function readChange(kind: BulkKind, params: URLSearchParams): ReadChange {
  switch (kind) {
    case "confirmation":
      return { said: true, ok: true, change: { kind } };
    case "target":
      return read(params, targetForm, ({ target }) => ({ kind, target }));
    case "cap":
      return read(params, capForm, ({ limit, cap }) => ({
        kind,
        cap: limit === "usual" ? null : Number(cap),
      }));
    case "languages":
      return read(params, languagesForm, ({ how, language }) => ({
        kind,
        how,
        mask: languageMask(language),
      }));
  }
}

/** The last step: what was seen before, and the form's own key. */
export const sureForm = v.object({ seen: v.optional(v.string(), ""), key: formKey });

const whole = (most: number, message: PlainKey) =>
  v.pipe(
    v.optional(v.string(), ""),
    v.trim(),
    v.check((text) => /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= most, message),
  );

const targetForm = v.object({
  target: v.pipe(whole(TARGET_MOST, "bulk.target.wrong"), v.transform(Number)),
});

const capForm = v.pipe(
  v.object({
    limit: oneOf(["usual", "own"], "bulk.cap.choose"),
    cap: v.pipe(v.optional(v.string(), ""), v.trim()),
  }),
  v.forward(
    v.partialCheck(
      [["limit"], ["cap"]],
      ({ limit, cap }) => limit === "usual" || v.is(whole(CAP_MOST, "bulk.cap.wrong"), cap),
      "bulk.cap.wrong",
    ),
    ["cap"],
  ),
);

const languagesForm = v.object({
  how: oneOf(["add", "replace"], "bulk.languages.choose-how"),
  language: v.pipe(v.array(v.picklist(languages)), v.nonEmpty("bulk.languages.choose")),
});

function read<Schema extends v.GenericSchema<Record<string, unknown>, unknown>>(
  params: URLSearchParams,
  schema: Schema,
  changeOf: (values: v.InferOutput<Schema>) => BulkChange,
): ReadChange {
  if (!params.has("said")) return { said: false };
  const form = new FormData();
  for (const [name, value] of params) if (name !== "id") form.append(name, value);
  const parsed = parseForm(schema, form, { lists: ["language"] });
  return parsed.ok
    ? { said: true, ok: true, change: changeOf(parsed.values) }
    : { said: true, ok: false, errors: parsed.errors, typed: parsed.typed };
}
