import * as v from "valibot";
import type { PlainKey } from "~/i18n/message-keys";

/** What was typed, to be shown again; secrets are left out by their field being named in `secrets`. */
export type Typed = Record<string, string | string[]>;
export type FormErrors = Record<string, PlainKey>;
export type Parsed<Output> = { ok: true; values: Output } | { ok: false; errors: FormErrors; typed: Typed };

/** Said where a schema has no words of its own, lest the library's English and what was typed be shown. */
const ANY_OTHER = "field.missing" satisfies PlainKey;
/** Far above what any page sends; more are left unread, so that no form costs more than its checks. */
const FIELDS_MOST = 1000;

type FormSchema =
  | v.ObjectSchema<v.ObjectEntries, undefined>
  | v.GenericSchema<Record<string, unknown>, unknown>;

/**
 * Checks a submitted form by its schema. A schema's messages are message keys; the first of each field is kept.
 * Names in `lists` are read as every value sent (checkboxes), all others as one text.
 */
export function parseForm<Schema extends FormSchema>(
  schema: Schema,
  form: FormData,
  { lists = [], secrets = [] }: { lists?: readonly string[]; secrets?: readonly string[] } = {},
): Parsed<v.InferOutput<Schema>> {
  const sent = readForm(form, lists);
  const parsed = v.safeParse(schema, sent, { message: ANY_OTHER });
  if (parsed.success) return { ok: true, values: parsed.output as v.InferOutput<Schema> };
  const errors: FormErrors = {};
  for (const issue of parsed.issues) {
    const field = String(issue.path?.[0]?.key ?? "form");
    errors[field] ??= (issue.input === undefined ? "field.missing" : issue.message) as PlainKey;
  }
  return { ok: false, errors, typed: without(sent, secrets) };
}

/** A failure found by a use case, in the shape a failed check has. */
export function formFailure(
  form: FormData,
  errors: FormErrors,
  options: { lists?: readonly string[]; secrets?: readonly string[] } = {},
): { errors: FormErrors; typed: Typed } {
  return { errors, typed: without(readForm(form, options.lists ?? []), options.secrets ?? []) };
}

/** What was typed into a field of one text; undefined before anything was sent. */
export function typedText(typed: Typed | undefined, name: string): string | undefined {
  const value = typed?.[name];
  return typeof value === "string" ? value : undefined;
}

/** What was chosen in a field of many; empty before anything was sent. */
export function typedList(typed: Typed | undefined, name: string): string[] {
  const value = typed?.[name];
  return Array.isArray(value) ? value : [];
}

/** In one pass: looking each name up anew would let one form of many names hold the process up for a minute. */
function readForm(form: FormData, lists: readonly string[]): Typed {
  const sent = new Map<string, string | string[]>(lists.map((name) => [name, []]));
  for (const [name, value] of [...form].slice(0, FIELDS_MOST)) {
    if (typeof value !== "string") continue;
    const known = sent.get(name);
    if (Array.isArray(known)) known.push(withoutNul(value));
    else if (known === undefined) sent.set(name, withoutNul(value));
  }
  return Object.fromEntries(sent);
}

/** Nobody can type it, and PostgreSQL takes no text with it. */
function withoutNul(value: string): string {
  return value.replaceAll("\0", "");
}

function without(typed: Typed, secrets: readonly string[]): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => !secrets.includes(name)));
}
