/** Belarusian regions by the first three digits of a postcode. Source: Belpochta's index of post offices. */
const byPostcode: readonly (readonly [pattern: RegExp, region: string])[] = [
  [/^220/, "Минск"],
  [/^22[1-3]/, "Минская область"],
  [/^22[45]/, "Брестская область"],
  [/^21[01]/, "Витебская область"],
  [/^21[23]/, "Могилёвская область"],
  [/^23[01]/, "Гродненская область"],
  [/^24[67]/, "Гомельская область"],
];

/** Whether a region is one of Belarus. */
export function isBelarusian(region: string): boolean {
  return byPostcode.some(([, each]) => each === region);
}

/** Names of regions in running text, in any case, with the nominative they stand for. */
const inText: readonly (readonly [pattern: RegExp, nominative: (stem: string) => string])[] = [
  [/([А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)?)(?:ая|ой)\s+обл(?:асть|асти|\.)/u, (stem) => `${stem}ая область`],
  [/([А-ЯЁ][а-яё]+)(?:ий|ому|ого)\s+кра[йяю]/u, (stem) => `${stem}ий край`],
  [/Республик[аиеу]\s+([А-ЯЁ][а-яё]+(?:\s+[А-ЯЁ][а-яё]+)?)/u, (name) => `Республика ${name}`],
];

/** Cities that are regions of their own, in the cases an address or a facility's name has them. */
const cities: readonly (readonly [pattern: RegExp, region: string])[] = [
  [/(?<![\p{L}-])Москв[аеуы](?![\p{L}-])/u, "Москва"],
  [/(?<![\p{L}-])Санкт-Петербург[ауе]?(?![\p{L}-])/u, "Санкт-Петербург"],
  [/(?<![\p{L}-])Севастопол[ьяюе](?![\p{L}-])/u, "Севастополь"],
];

/** The region a postal address names, or its Belarusian postcode implies; "" when neither does. */
export function regionOf(text: string, postcode: string | null): string {
  for (const [pattern, nominative] of inText) {
    const stem = pattern.exec(text)?.[1];
    if (stem !== undefined) return nominative(stem);
  }
  return (
    cities.find(([pattern]) => pattern.test(text))?.[1] ??
    byPostcode.find(([pattern]) => pattern.test(postcode ?? ""))?.[1] ??
    ""
  );
}
