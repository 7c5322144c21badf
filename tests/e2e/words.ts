import type { Language } from "~/domain/access/roles";
import en from "~/i18n/locales/en.json" with { type: "json" };
import ru from "~/i18n/locales/ru.json" with { type: "json" };
import { createTranslate, type Translate } from "~/i18n/translate";

export const bothLanguages = ["en", "ru"] as const satisfies readonly Language[];

/** What the pages say, from the same files the pages have it from. */
export const words: Record<Language, Translate> = {
  en: createTranslate("en", en),
  ru: createTranslate("ru", ru),
};
