/**
 * Languages a letter may be written or translated in, ISO 639-1. A language's place here is its bit in a
 * stored mask: append only, at most 24.
 */
export const languages = [
  "ru",
  "en",
  "uk",
  "be",
  "tt",
  "kk",
  "ka",
  "hy",
  "az",
  "de",
  "fr",
  "pl",
  "es",
  "it",
  "ba",
  "uz",
  "ky",
  "tg",
  "tr",
  "he",
] as const;
export type Language = (typeof languages)[number];

/** A list of languages as an integer, bit n for the n-th of {@link languages}. */
export function languageMask(list: readonly Language[]): number {
  return list.reduce((mask, language) => mask | (1 << languages.indexOf(language)), 0);
}

/** The languages of a mask, in order; bits without a language are ignored. */
export function languagesOf(mask: number): Language[] {
  return languages.filter((_, bit) => (mask & (1 << bit)) !== 0);
}
