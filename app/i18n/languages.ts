import type { Language } from "~/domain/access/roles";

/** The languages of the interface, each with its own name for itself. One line and one locale file add another. */
export const languages: Record<Language, string> = { en: "English", ru: "Русский" };

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(languages, value);
}

/** The chosen language, else the first the browser asks for that we speak, else English. */
export function chooseLanguage(chosen: string | null, acceptLanguage: string): Language {
  if (isLanguage(chosen)) return chosen;
  const asked = acceptLanguage
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(/;\s*q=/);
      return { code: tag.slice(0, 2).toLowerCase(), quality: Number(quality ?? 1) };
    })
    .sort((a, b) => b.quality - a.quality)
    .find(({ code }) => isLanguage(code));
  return asked && isLanguage(asked.code) ? asked.code : "en";
}
