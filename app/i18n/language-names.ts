import type { Language } from "~/domain/access/roles";

const speakers = new Map<Language, Intl.DisplayNames>();
const known = new Map<string, string>();

/** What a language (ISO 639-1) is called in the reader's own, within a sentence: "Tatar" / «татарский». */
export function languageName(reader: Language, code: string): string {
  const id = `${reader} ${code}`;
  const name = known.get(id) ?? speakerOf(reader).of(code) ?? code;
  known.set(id, name);
  return name;
}

/** The same where it stands alone, beginning with a capital: «Татарский». */
export function languageLabel(reader: Language, code: string): string {
  const name = languageName(reader, code);
  return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1);
}

function speakerOf(reader: Language): Intl.DisplayNames {
  const names = speakers.get(reader) ?? new Intl.DisplayNames(reader, { type: "language" });
  speakers.set(reader, names);
  return names;
}
