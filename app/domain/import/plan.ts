import { hasAddress } from "../facilities/address-block";
import { type FacilityRef, type KnownFacility, planFacilities } from "./facilities";
import type { FacilityFacts, Note, PrisonerFacts, Refusal, SaidWord } from "./facts";
import { changedFields, type ImportField } from "./fields";
import { type Candidate, cannotBeOne, type KnownPerson } from "./identity";
import { identified } from "./row-ids";
import { introduce } from "./strangers";
import { type WordCount, wordsOf } from "./words";

/** A row as it was read, with the digest of what it says. */
export type ReadRow =
  | {
      line: number;
      ok: true;
      facts: PrisonerFacts;
      rowDigest: string;
      /** Stands for an id in a list without ids: by name and birth year, and by the whole date where it is known. */
      nameIds: { byYear: string; byDay: string | null };
      notes: Note[];
      said: SaidWord[];
    }
  | { line: number; ok: false; reason: Refusal };
export type GoodRow = Extract<ReadRow, { ok: true }>;

export type KnownRecognition = { externalId: string; prisonerId: string; rowDigest: string };
export type Known = {
  /** Of this list alone. */
  recognitions: readonly KnownRecognition[];
  facilities: readonly KnownFacility[];
  /** Everybody here, whichever list names them. */
  people: readonly KnownPerson[];
};

/** What a person said of a doubtful row, by its line: it means this prisoner, or somebody new. */
export type Answers = Readonly<Record<number, string | "new">>;

/** A row to be written. `facility` is where the person is held, and null where `fields` leave the place alone. */
export type Creation = {
  line: number;
  facts: PrisonerFacts;
  rowDigest: string;
  facility: FacilityRef | null;
};
export type Change = Creation & { prisonerId: string; fields: ImportField[] };
export type LineNote = Note & { line: number };
export type Doubt = { line: number; facts: PrisonerFacts; candidates: Candidate[] };

/** All that an import would do; nothing in it depends on the order in which it is carried out. */
export type ImportPlan = {
  create: Creation[];
  change: Change[];
  /** Prisoners known from elsewhere whom this list now names too; `fields` are those it can fill in. */
  recognise: Change[];
  /** Ids in the list of those of whom it says what it said before. */
  unchanged: string[];
  refused: { line: number; reason: Refusal; firstLine?: number }[];
  /** Rows that may mean somebody known; they are left out until a person answers. */
  doubts: Doubt[];
  facilities: FacilityFacts[];
  notes: LineNote[];
  words: WordCount[];
};

/**
 * Compares what the rows say with what is known. The list's id is the identity, in a list without ids the name and
 * birth year; of two rows with one identity the first counts. A row this list never named before may mean somebody known from
 * elsewhere: one sure match is that person, a doubtful one is asked, never guessed. A person missing from the
 * file is left as they are: a list may be given in parts.
 */
export function planImport(rows: readonly ReadRow[], known: Known, answers: Answers = {}): ImportPlan {
  const { good, refused } = identified(rows);
  const plan: ImportPlan = {
    create: [],
    change: [],
    recognise: [],
    unchanged: [],
    refused,
    doubts: [],
    facilities: [],
    notes: good.flatMap(({ line, notes }) => notes.map((note) => ({ line, ...note }))),
    words: wordsOf(good),
  };
  const recognised = new Map(known.recognitions.map((each) => [each.externalId, each]));
  const people = new Map(known.people.map((each) => [each.prisonerId, each]));
  const drafts: Draft[] = [];
  const strangers: GoodRow[] = [];
  for (const row of good) {
    const before = recognised.get(row.facts.externalId);
    if (before === undefined) {
      strangers.push(row);
      continue;
    }
    const person = people.get(before.prisonerId);
    if (person !== undefined && cannotBeOne(person, row.facts)) {
      plan.refused.push({ line: row.line, reason: "id-of-another" });
      continue;
    }
    const changed = changedFields(before.rowDigest, row.rowDigest);
    const fields = changed.filter((field) => mayChange(field, person, row.facts));
    if (fields.length < changed.length) plan.notes.push({ line: row.line, code: "died-here" });
    if (fields.length === 0) plan.unchanged.push(row.facts.externalId);
    else drafts.push({ ...draftOf(row), to: "change", fields, prisonerId: before.prisonerId });
  }
  const named = new Set(good.map(({ facts }) => facts.externalId));
  const { create, recognise, doubts, notes } = introduce(strangers, known, named, answers);
  for (const { row, fields } of create)
    drafts.push({ ...draftOf(row), to: "create", fields, prisonerId: "" });
  for (const { row, ...rest } of recognise) drafts.push({ ...draftOf(row), to: "recognise", ...rest });
  plan.doubts.push(...doubts);
  plan.notes.push(...notes);
  placeAll(plan, drafts, known.facilities);
  plan.refused.sort((a, b) => a.line - b.line);
  return plan;
}

/** After a death no list brings anybody back, or moves them: only undoing it at the desk does. */
function mayChange(field: ImportField, person: KnownPerson | undefined, { status }: PrisonerFacts): boolean {
  const isCustody = field === "status" || field === "place";
  return !isCustody || person?.status !== "died" || status === "died";
}

type Draft = Omit<Change, "facility" | "prisonerId"> & {
  prisonerId: string;
  to: "create" | "change" | "recognise";
};

function draftOf({ line, facts, rowDigest }: GoodRow) {
  return { line, facts, rowDigest };
}

/** Only a place that will be written may create a facility. */
function placeAll(plan: ImportPlan, drafts: readonly Draft[], known: readonly KnownFacility[]): void {
  const placeOf = ({ facts, fields }: Draft) => (fields.includes("place") ? facts.place : null);
  const facilities = planFacilities(
    drafts.flatMap((draft) => placeOf(draft) ?? []),
    known,
  );
  plan.facilities = facilities.created;
  for (const draft of drafts) {
    const { line, facts, rowDigest, prisonerId, fields, to } = draft;
    const place = placeOf(draft);
    const match = place === null ? null : facilities.match(place);
    const creation = { line, facts, rowDigest, facility: match?.ref ?? null };
    if (to === "create") plan.create.push(creation);
    else plan[to].push({ ...creation, prisonerId, fields });
    if (match?.byNameAlone) plan.notes.push({ line, code: "address-by-name" });
    else if (place !== null && !hasAddress(place)) plan.notes.push({ line, code: "no-address" });
  }
  plan.notes.sort((a, b) => a.line - b.line);
}
