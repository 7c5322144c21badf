import type { Language } from "~/domain/access/roles";
import { readSpan, type Span } from "~/domain/dates/span";

type Precision = "day" | "month" | "year" | "unknown";

/** A date in words, no more exact than it is known; null when nothing is known of it. */
export function formatPartialDate(
  language: Language,
  date: string | null,
  precision: Precision,
): string | null {
  if (!date || precision === "unknown") return null;
  return wordsFor(language, precision, date).replace(/\s?г\.$/, "");
}

/** `2026-03-14` (or an instant) as "14 March 2026" / «14 марта 2026». */
export function formatDate(language: Language, date: string): string {
  return formatPartialDate(language, date, "day") ?? date;
}

/** When something was, with its preposition: "on 14 March 2026", «в марте 2026 года»; null when nobody knows. */
export function formatSpan(language: Language, span: Span): string | null {
  const reading = readSpan(span);
  if (reading.as === "unknown") return null;
  const { as, date } = reading;
  const words = formatPartialDate(language, date, as === "by" ? "day" : as) ?? date;
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  if (language === "en") return `${{ day: "on", month: "in", year: "in", by: "by" }[as]} ${words}`;
  return {
    day: words,
    month: `в ${MONTHS_WITHIN[month - 1]} ${year} года`,
    year: `в ${year} году`,
    by: `не позднее ${words}`,
  }[as];
}

/** Russian months after «в»: no formatter of the platform declines them so. */
const MONTHS_WITHIN =
  "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре".split(" ");

/** `2026-03-14` as "14 March" / «14 марта», for dates near today. */
export function formatDay(language: Language, date: string): string {
  return wordsFor(language, "day-near", date);
}

/** The month of a day in a few letters, for the edge of a picture. */
export function formatShortMonth(language: Language, date: string): string {
  return wordsFor(language, "month-short", date).replace(/\.$/, "");
}

/** The day of the week in two or three letters. */
export function formatWeekday(language: Language, date: string): string {
  return wordsFor(language, "weekday", date);
}

const shapes = {
  day: { year: "numeric", month: "long", day: "numeric" },
  month: { year: "numeric", month: "long" },
  year: { year: "numeric" },
  "month-short": { month: "short" },
  weekday: { weekday: "short" },
  "day-near": { month: "long", day: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building a formatter costs a hundred times what using it does. */
function wordsFor(language: Language, shape: keyof typeof shapes, date: string): string {
  const id = `${language} ${shape}`;
  let formatter = formatters.get(id);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
      timeZone: "UTC",
      ...shapes[shape],
    });
    formatters.set(id, formatter);
  }
  return formatter.format(Date.parse(date.slice(0, 10)));
}
