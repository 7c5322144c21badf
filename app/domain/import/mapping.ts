import type { StateWord } from "./state-words";
import type { Unreadable } from "./table";
import { wordKey } from "./text";

/** What a column of a list can say about a person. */
export const listFields = [
  "externalId",
  "url",
  "name",
  "gender",
  "birthDate",
  "status",
  "place",
  "facilityName",
  "facilityAddress",
  "addressForLetters",
  "postcode",
  "canWrite",
  "about",
  "interests",
  "articles",
  "sentence",
  "penalty",
  "arrestedOn",
  "sentenceBegan",
  "verdictOn",
  "releaseOn",
  "diedOn",
  "languages",
] as const;
export type ListField = (typeof listFields)[number];

/** How one list is read. Plain data: it can be guessed, corrected on a page, written in a file and stored. */
export type Mapping = {
  /** Stored with every identity and part of it: the same list keeps the same word for good. */
  list: string;
  /** What sources and consents name. */
  title: string;
  /** Which column of the file says what, counted from 0; a column that is not named is not read. */
  columns: Readonly<Partial<Record<ListField, number>>>;
  /** Words of this list, as {@link wordKey} makes them, read otherwise than this house would. */
  words: Readonly<Record<string, StateWord>>;
};

/** A row's cells by what they say; a field without a column is missing, a cell the row did not reach is "". */
export type RowCells = Readonly<Partial<Record<ListField, string>>>;

/** The cells of one row under a mapping. */
export function cellsBy(mapping: Mapping, cells: readonly string[]): RowCells {
  const named = listFields.filter((field) => mapping.columns[field] !== undefined);
  return Object.fromEntries(named.map((field) => [field, cells[mapping.columns[field] ?? -1] ?? ""]));
}

/** What a cell's word means in this list, where it was said; a word like "constructor" is nobody's own. */
export function meaningIn(words: Mapping["words"], cell: string): StateWord | undefined {
  const word = wordKey(cell);
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

/** A list whose columns are known by name; `required` are those without which somebody free or dead is taken for held. */
export type KnownList = {
  list: string;
  title: string;
  /** Column names that together belong to no other list; any two of them tell it. */
  tellTale: readonly string[];
  columns: Readonly<Partial<Record<ListField, string>>>;
  required: readonly ListField[];
};

/** Lists this house knows by their columns. */
export const knownLists: readonly KnownList[] = [
  {
    list: "viasna",
    title: "Viasna",
    tellTale: ["councel", "fake_terrorist_list", "clusters", "penalty_start_date", "declaration"],
    columns: {
      externalId: "id",
      url: "url",
      name: "name",
      status: "status",
      gender: "gender",
      about: "description",
      birthDate: "birthday",
      arrestedOn: "arrested",
      articles: "articles",
      place: "prison",
      sentence: "decision",
      penalty: "penalty",
      sentenceBegan: "penalty_start_date",
      releaseOn: "release_date",
      verdictOn: "verdict_date",
      diedOn: "died",
    },
    required: ["externalId", "name", "status", "gender", "birthDate", "place", "releaseOn", "diedOn"],
  },
  {
    list: "politzek",
    title: "politzek",
    tellTale: ["institution_short_name", "address_for_letters", "can_write", "case_categories"],
    columns: {
      externalId: "id",
      url: "url",
      name: "name",
      birthDate: "date of birth",
      facilityName: "institution_short_name",
      facilityAddress: "address",
      addressForLetters: "address_for_letters",
      canWrite: "can_write",
      interests: "interests",
      releaseOn: "release_date",
      sentence: "sentence",
      articles: "case_categories",
    },
    required: ["name", "canWrite"],
  },
];

/** Why a file cannot be read by this mapping, naming the columns it lacks; null when it can. */
export function mappingProblem(mapping: Mapping): Unreadable | null {
  const known = knownLists.find(({ list }) => list === mapping.list);
  const lacking = (known?.required ?? ["name"]).filter((field) => mapping.columns[field] === undefined);
  if (lacking.length === 0) return null;
  return { reason: "missing-columns", columns: lacking.map((field) => known?.columns[field] ?? field) };
}

/** The word by which a list of this title is stored: "Друзья, 2026" is `друзья-2026`. */
export function listNameOf(title: string): string {
  return wordKey(title)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
}
