import { hasAddress } from "../facilities/address-block";
import { type FacilityRef, type KnownFacility, planFacilities } from "./facilities";
import type { FacilityFacts, Note, PrisonerFacts, Refusal } from "./facts";
import { changedFields, type ImportField } from "./fields";

/** A row as a format read it, with the digest of what it says. */
export type ReadRow =
  | { line: number; ok: true; facts: PrisonerFacts; rowDigest: string; notes: Note[] }
  | { line: number; ok: false; reason: Refusal };

export type KnownRecognition = { externalId: string; prisonerId: string; rowDigest: string };
export type Known = { recognitions: readonly KnownRecognition[]; facilities: readonly KnownFacility[] };

/** A row to be written. `facility` is where the person is held, and null where `fields` leave the place alone. */
export type Creation = {
  line: number;
  facts: PrisonerFacts;
  rowDigest: string;
  facility: FacilityRef | null;
};
export type Change = Creation & { prisonerId: string; fields: ImportField[] };
export type LineNote = Note & { line: number };

/** All that an import would do; nothing in it depends on the order in which it is carried out. */
export type ImportPlan = {
  create: Creation[];
  change: Change[];
  /** Ids in the list of those of whom it says what it said before. */
  unchanged: string[];
  refused: { line: number; reason: Refusal; firstLine?: number }[];
  facilities: FacilityFacts[];
  notes: LineNote[];
};

/**
 * Compares what the rows say with what is known. The list's id is the identity; of two rows with one id the first
 * counts. A person missing from the file is left as they are: a list may be given in parts.
 */
export function planImport(rows: readonly ReadRow[], known: Known): ImportPlan {
  const plan: ImportPlan = { create: [], change: [], unchanged: [], refused: [], facilities: [], notes: [] };
  const recognised = new Map(known.recognitions.map((each) => [each.externalId, each]));
  const drafts: Draft[] = [];
  const firstLines = new Map<string, number>();
  for (const row of rows) {
    const { line } = row;
    if (!row.ok) {
      plan.refused.push({ line, reason: row.reason });
      continue;
    }
    const { facts, rowDigest, notes } = row;
    const firstLine = firstLines.get(facts.externalId);
    if (firstLine !== undefined) {
      plan.refused.push({ line, reason: "duplicate-id", firstLine });
      continue;
    }
    firstLines.set(facts.externalId, line);
    plan.notes.push(...notes.map((note) => ({ line, ...note })));
    const before = recognised.get(facts.externalId);
    const fields = changedFields(before?.rowDigest ?? "", rowDigest);
    if (before !== undefined && fields.length === 0) plan.unchanged.push(facts.externalId);
    else drafts.push({ line, facts, rowDigest, fields, prisonerId: before?.prisonerId ?? null });
  }
  placeAll(plan, drafts, known.facilities);
  return plan;
}

type Draft = Omit<Change, "facility" | "prisonerId"> & { prisonerId: string | null };

/** Only a place that will be written may create a facility. */
function placeAll(plan: ImportPlan, drafts: readonly Draft[], known: readonly KnownFacility[]): void {
  const placeOf = ({ facts, fields }: Draft) => (fields.includes("place") ? facts.place : null);
  const facilities = planFacilities(
    drafts.flatMap((draft) => placeOf(draft) ?? []),
    known,
  );
  plan.facilities = facilities.created;
  for (const draft of drafts) {
    const { line, facts, rowDigest, prisonerId, fields } = draft;
    const place = placeOf(draft);
    const match = place === null ? null : facilities.match(place);
    const creation = { line, facts, rowDigest, facility: match?.ref ?? null };
    if (prisonerId === null) plan.create.push(creation);
    else plan.change.push({ ...creation, prisonerId, fields });
    if (match?.byNameAlone) plan.notes.push({ line, code: "address-by-name" });
    else if (place !== null && !hasAddress(place)) plan.notes.push({ line, code: "no-address" });
  }
  plan.notes.sort((a, b) => a.line - b.line);
}
