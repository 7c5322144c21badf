import { type ParsedDate, type PartialDate, parsePartialDate } from "../dates/partial-date";
import { saysNo, wordKey } from "./text";

export const unknownDate: PartialDate = { date: null, precision: "unknown" };

const unknownWords = /^(unknown|not known|неизвестн[оа]|невядома|уточняется|пожизненно|life)$/;
/** "г.", "года", "г. р." behind a date: wordKey has taken the last full stop. */
const yearSign = /(?<=\d)\s*(?:г|год|года|г\.?\s?р|года рождения|year)$/;
const spoken = /^(?:(?<day>\d{1,2})\s+)?(?<month>\p{L}+)\.?\s+(?<year>\d{4})$/u;

/** Beginnings of the months' names in English, Russian and Belarusian, whatever the case ending. */
const months: readonly RegExp[] = [
  /^(jan|янв|студз)/,
  /^(feb|фев|лют)/,
  /^(mar|мар|сак)/,
  /^(apr|апр|крас)/,
  /^(may|ма[йяе]|тра[вў])/,
  /^(jun|июн|чэрв)/,
  /^(jul|июл|ліп)/,
  /^(aug|авг|жні)/,
  /^(sep|сен|вер)/,
  /^(oct|окт|кас)/,
  /^(nov|ноя|ліст)/,
  /^(dec|дек|снеж)/,
];

/**
 * Reads what {@link parsePartialDate} reads, `14 February 1985` and `февраль 1985` with the month in English,
 * Russian or Belarusian, and words for "unknown".
 */
export function readDate(raw: string): ParsedDate {
  const text = wordKey(raw).replace(yearSign, "");
  if (saysNo(text) || unknownWords.test(text)) return { ok: true, value: unknownDate };
  const { day, month = "", year } = spoken.exec(text)?.groups ?? {};
  const at = months.findIndex((name) => name.test(month));
  if (year === undefined || at < 0) return parsePartialDate(text);
  return parsePartialDate(`${day === undefined ? "" : `${day}.`}${at + 1}.${year}`);
}
