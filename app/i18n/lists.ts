import type { Language } from "~/domain/access/roles";

const formats = new Map<Language, Intl.ListFormat>();

/** Alternatives in one phrase: "post, FSIN-Pismo or a relay". */
export function formatChoices(language: Language, items: readonly string[]): string {
  let format = formats.get(language);
  if (!format) {
    format = new Intl.ListFormat(language, { type: "disjunction" });
    formats.set(language, format);
  }
  return format.format(items);
}
