import type { Language } from "~/domain/access/roles";

const formats = new Map<string, Intl.ListFormat>();

/** Alternatives in one phrase: "post, FSIN-Pismo or a relay". */
export function formatChoices(language: Language, items: readonly string[]): string {
  return formatOf(language, "disjunction").format(items);
}

/** All of them in one phrase: "1, 2 and 4". */
export function formatList(language: Language, items: readonly string[]): string {
  return formatOf(language, "conjunction").format(items);
}

function formatOf(language: Language, type: "conjunction" | "disjunction"): Intl.ListFormat {
  const key = `${language} ${type}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type });
    formats.set(key, format);
  }
  return format;
}
