import { type Language, languageMask, languages } from "../prisoners/languages";
import { cleanName, mixedScripts } from "../prisoners/names";
import { custodyOf, readDates } from "./custody";
import { readDate } from "./dates";
import type { FactsReading, Note, SaidWord } from "./facts";
import { couldBeGender, genderOfPatronymic, readGender } from "./gender";
import { type Mapping, meaningIn, type RowCells } from "./mapping";
import { type PlaceReader, readPlace } from "./place";
import { isBelarusian } from "./regions";
import { readMayWrite } from "./state-words";
import { cleanLine, cleanText, saysNo, webAddress, wordKey } from "./text";

const longestName = 200;

/**
 * Reads one row as of `today` (`YYYY-MM-DD`). Outside Belarus, whose two state languages pass there, only Russian is
 * sure unless the list says more. A yes or no about writing that cannot be understood is taken for a no.
 */
export function readPerson(
  cells: RowCells,
  mapping: Mapping,
  today: string,
  readPlaceText: PlaceReader = readPlace,
): FactsReading {
  const externalId = cleanLine(cells.externalId ?? "");
  const name = cleanName(cells.name ?? "");
  if (cells.externalId !== undefined && externalId === "") return { ok: false, reason: "no-id" };
  if (!/\p{L}{2}/u.test(name)) return { ok: false, reason: "no-name" };
  if (name.length > longestName) return { ok: false, reason: "name-too-long" };
  const notes: Note[] = mixedScripts(name) ? [{ code: "mixed-scripts" }] : [];
  const said: SaidWord[] = [];
  const dates = readDates(cells, today, notes);
  const custody = custodyOf(cells, mapping, dates, today, { notes, said, readPlace: readPlaceText });
  const gender = readGender(cells.gender ?? "") ?? genderOfPatronymic(name);
  if (gender === null) notes.push({ code: "guessed-gender" });
  const facts = {
    externalId,
    url: webAddress(cells.url ?? ""),
    name,
    gender: gender ?? "m",
    genderKnown: gender !== null,
    birth: dates.birthDate,
    languageMask: languagesIn(cells, custody.place?.region ?? ""),
    about: [cells.about, cells.interests]
      .map((cell) => cleanText(cell ?? ""))
      .filter(Boolean)
      .join("\n"),
    articles: cleanText(cells.articles ?? ""),
    penalty: [cells.sentence, cells.penalty]
      .map((cell) => cleanLine(cell ?? ""))
      .filter(Boolean)
      .join(", "),
    ...custody,
    letters: lettersOf(cells.canWrite ?? "", mapping, { notes, said }),
  } as const;
  return { ok: true, facts, notes, said };
}

/** Whether the cells of a row that is too short stand under the wrong columns: then nothing in it can be trusted. */
export function looksShifted({ gender = "", canWrite = "", postcode = "", url = "" }: RowCells): boolean {
  return (
    !couldBeGender(gender) ||
    (!saysNo(canWrite) && readMayWrite(canWrite) === null) ||
    (!saysNo(postcode) && !/\d{5}/.test(postcode)) ||
    (!saysNo(url) && webAddress(url) === null && !url.includes("."))
  );
}

/** Whether what may be the rest of a broken row is a person after all: a name of two words and dates that are dates. */
export function looksWhole(cells: RowCells): boolean {
  const dates = [cells.birthDate, cells.arrestedOn, cells.sentenceBegan, cells.releaseOn];
  return (
    /^\p{Lu}[^\d,;"]+ \p{Lu}[^\d,;"]*$/u.test(cleanName(cells.name ?? "")) &&
    dates.every((cell) => readDate(cell ?? "").ok) &&
    !looksShifted(cells)
  );
}

function lettersOf(cell: string, { words }: Mapping, { notes, said }: { notes: Note[]; said: SaidWord[] }) {
  const word = wordKey(cell);
  if (word === "") return "presumed";
  const readAs = meaningIn(words, cell) ?? readMayWrite(cell);
  if (readAs === null) notes.push({ code: "unknown-can-write" });
  said.push({ column: "canWrite", word: word.slice(0, 60), readAs: readAs ?? "may-not-write" });
  return readAs === "may-write" ? "presumed" : "refused";
}

const languageStems: Readonly<Partial<Record<Language, RegExp>>> = {
  ru: /рус|russ|^ru$/,
  en: /англ|engl|^en$/,
  uk: /укр|ukr|^uk$/,
  be: /бел|belar|^be$/,
  de: /нем|germ|^de$/,
  fr: /франц|fren|^fr$/,
};

function languagesIn({ languages: cell = "" }: RowCells, region: string): number {
  const named = wordKey(cell).split(/[^\p{L}]+/u);
  const told = languages.filter((each) => named.some((word) => languageStems[each]?.test(word)));
  if (told.length > 0) return languageMask(told);
  return languageMask(isBelarusian(region) ? ["ru", "be"] : ["ru"]);
}
