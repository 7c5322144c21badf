import type { Language } from "~/domain/access/roles";

type Precision = "day" | "month" | "year" | "unknown";

/** A date in words, no more exact than it is known; null when nothing is known of it. */
export function formatPartialDate(
  language: Language,
  date: string | null,
  precision: Precision,
): string | null {
  if (!date || precision === "unknown") return null;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: "UTC",
    year: "numeric",
    ...(precision === "year" ? {} : { month: "long" }),
    ...(precision === "day" ? { day: "numeric" } : {}),
  };
  const words = formatter(language, options).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
  return words.replace(/\s?г\.$/, "");
}

/** `2026-03-14` (or an instant) as "14 March 2026" / «14 марта 2026». */
export function formatDate(language: Language, date: string): string {
  return formatPartialDate(language, date, "day") ?? date;
}

/** `2026-03-14` as "14 March" / «14 марта», for dates near today. */
export function formatDay(language: Language, date: string): string {
  const options = { timeZone: "UTC", day: "numeric", month: "long" } as const;
  return formatter(language, options).format(new Date(`${date.slice(0, 10)}T00:00:00Z`));
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs a hundred times what using it does. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = language === "en" ? "en-GB" : language;
  const id = locale + JSON.stringify(options);
  let known = formatters.get(id);
  if (!known) {
    known = new Intl.DateTimeFormat(locale, options);
    formatters.set(id, known);
  }
  return known;
}
