import type { PartialDate } from "../dates/partial-date";
import { suggestDative } from "./dative";
import type { Gender } from "./names";
import { transliterate } from "./transliteration";

/** What the desk writes down of a person by hand; status, place and consent have their own history. */
export interface PlainFacts {
  name: string;
  nameDative: string | null;
  nameLatin: string;
  gender: Gender;
  birth: PartialDate;
  /** Languages as a mask. */
  languages: number;
  about: string;
  articles: string;
  penalty: string;
  target: number;
  /** Null: three times the target. */
  cap: number | null;
  hideLoad: boolean;
}

export const plainFields = [
  "name",
  "nameDative",
  "nameLatin",
  "gender",
  "birth",
  "languages",
  "about",
  "articles",
  "penalty",
  "target",
  "cap",
  "hideLoad",
] as const satisfies readonly (keyof PlainFacts)[];
export type PlainField = (typeof plainFields)[number];

export function differingFields(one: PlainFacts, other: PlainFacts): PlainField[] {
  return plainFields.filter((field) => !isSameFact(one[field], other[field]));
}

export function partOf(facts: PlainFacts, fields: readonly PlainField[]): Partial<PlainFacts> {
  return Object.fromEntries(fields.map((field) => [field, facts[field]]));
}

/**
 * The forms of the name that follow from it: what was left empty is suggested, and a suggestion made for the former
 * name gives way to one for the new name. What a person wrote stays.
 */
export function withFormsOfName(
  facts: PlainFacts,
  former: Pick<PlainFacts, "name" | "gender"> | null,
): PlainFacts {
  const { name, gender } = facts;
  const oldDative = former && suggestDative(former.name, former.gender);
  const oldLatin = former && transliterate(former.name);
  const isOwnDative = facts.nameDative !== null && facts.nameDative !== oldDative;
  const isOwnLatin = facts.nameLatin !== "" && facts.nameLatin !== oldLatin;
  return {
    ...facts,
    nameDative: isOwnDative ? facts.nameDative : suggestDative(name, gender),
    nameLatin: isOwnLatin ? facts.nameLatin : transliterate(name),
  };
}

/** Who changed a fact since the page of the second saver was made. */
export type ChangedBy = "them" | "me" | "both";

/**
 * What stands against what was typed on an older page, field by field; null where nobody else changed anything that
 * differs, so that there is nothing to choose. `wasSeen`: whether the page began from this fact.
 */
export function compareVersions(
  current: PlainFacts,
  mine: PlainFacts,
  wasSeen: (field: PlainField, facts: PlainFacts) => boolean,
): { field: PlainField; by: ChangedBy }[] | null {
  const rows = differingFields(current, mine).map((field) => {
    if (wasSeen(field, current)) return { field, by: "me" as const };
    return { field, by: wasSeen(field, mine) ? ("them" as const) : ("both" as const) };
  });
  return rows.some(({ by }) => by !== "me") ? rows : null;
}

export type UndoVerdict =
  | { ok: true; facts: PlainFacts }
  | { ok: false; reason: "undone" }
  | { ok: false; reason: "changed-since"; fields: PlainField[] };

/** Whether a change can be taken back: only while every field it wrote still holds what it wrote. */
export function decideUndo(
  edit: { before: Partial<PlainFacts>; after: Partial<PlainFacts>; isUndone: boolean },
  current: PlainFacts,
): UndoVerdict {
  if (edit.isUndone) return { ok: false, reason: "undone" };
  const fields = plainFields.filter(
    (field) => field in edit.after && !isSameFact(edit.after[field], current[field]),
  );
  if (fields.length > 0) return { ok: false, reason: "changed-since", fields };
  return { ok: true, facts: { ...current, ...edit.before } };
}

function isSameFact(one: unknown, other: unknown): boolean {
  if (!isDate(one) || !isDate(other)) return one === other;
  return one.date === other.date && one.precision === other.precision;
}

function isDate(fact: unknown): fact is PartialDate {
  return typeof fact === "object" && fact !== null;
}
