import type { Language } from "~/domain/access/roles";
import en from "./locales/en.json";
import ru from "./locales/ru.json";
import { createTranslate, type Dictionary, type Translate } from "./translate";

export const dictionaries: Record<Language, Dictionary> = { en, ru };

const translators: Record<Language, Translate> = {
  en: createTranslate("en", en),
  ru: createTranslate("ru", ru),
};

export function translatorFor(language: Language): Translate {
  return translators[language];
}

/** The part of a dictionary that a page with scripts needs: the keys that begin with one of `prefixes`. */
export function dictionaryPart(language: Language, prefixes: readonly string[]): Dictionary {
  const entries = Object.entries(dictionaries[language]);
  return Object.fromEntries(entries.filter(([key]) => prefixes.some((prefix) => key.startsWith(prefix))));
}
