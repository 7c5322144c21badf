import type { Language } from "~/domain/access/roles";

const speakers = new Map<Language, Intl.DisplayNames>();

/** What a language (ISO 639-1) is called in the reader's own, beginning with a capital: "Tatar" / «Татарский». */
export function languageName(reader: Language, code: string): string {
  let names = speakers.get(reader);
  if (!names) {
    names = new Intl.DisplayNames(reader, { type: "language" });
    speakers.set(reader, names);
  }
  const name = names.of(code) ?? code;
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}
