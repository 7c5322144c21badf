import { cleanName, type Gender } from "../prisoners/names";
import { saysNo, wordKey } from "./text";

/** The gender a cell names in English, Russian or Belarusian; null for anything else. */
export function readGender(raw: string): Gender | null {
  const word = wordKey(raw);
  if (/^(m|male|man|м|муж\p{L}*)$/u.test(word)) return "m";
  return /^(f|female|woman|ж|жен\p{L}*|жан\p{L}*)$/u.test(word) ? "f" : null;
}

/** Whether the cell could belong to a column of genders: such a word, or nothing. */
export function couldBeGender(raw: string): boolean {
  return saysNo(raw) || readGender(raw) !== null;
}

/** The gender a patronymic shows; null without one. */
export function genderOfPatronymic(name: string): Gender | null {
  const words = cleanName(name).toLowerCase().split(" ").slice(1);
  if (words.some((word) => /[вчў]на$|кызы$/.test(word))) return "f";
  return words.some((word) => /[вьм]ич$|оглы$/.test(word)) ? "m" : null;
}
