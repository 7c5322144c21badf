import { signatureKey } from "../correspondence/signature";
import type { CorrespondenceState } from "../correspondence/states";
import { isOver, mayBeWrittenTo } from "../prisoners/custody";
import type { Status } from "../prisoners/statuses";
import type { PairFacts, Read, SheetNote, SheetRefusal } from "./sheet-row";
import type { Doubt, Meant } from "./told-prisoner";

/** A prisoner with what decides whether somebody may go on writing. */
export interface WrittenPrisoner {
  id: string;
  status: Status;
  consentLetters: "given" | "presumed" | "refused" | null;
  seatsTaken: number;
  cap: number;
}

/** Somebody who writes or wrote; `labelIndex` where they came out of a sheet. */
export interface KnownPair {
  prisonerId: string;
  signatureKey: string;
  labelIndex: string | null;
  state: CorrespondenceState;
}

export interface NewPair {
  line: number;
  prisonerId: string;
  labelIndex: string;
  facts: PairFacts;
  overCap: boolean;
}

export type PairRefusal =
  | SheetRefusal
  | Doubt
  | "signature-taken"
  | "writes-already"
  | "letters-ended"
  | "letters-refused";
export type PairNote = SheetNote | "over-cap" | "letters-paused";

/** All that an import of pairs would do. */
export interface PairPlan {
  create: NewPair[];
  unchanged: number;
  refused: { line: number; reason: PairRefusal; firstLine?: number }[];
  notes: { line: number; code: PairNote }[];
}

/** A row as it was read, with whom it means and the blind index of its writer's label. */
export type MeantPair = Read<PairFacts> & { meant: Meant | null; labelIndex: string };

/**
 * Compares what a sheet of pairs says with who writes already. A pair is the prisoner and the signature; the same
 * writer under the same signature again changes nothing, another one under it is refused, and so is the same writer
 * under a second signature. A full cap stops nobody who writes already: they are counted past it, and told.
 */
export function planPairs(
  rows: readonly MeantPair[],
  prisoners: readonly WrittenPrisoner[],
  known: readonly KnownPair[],
): PairPlan {
  const plan: PairPlan = { create: [], unchanged: 0, refused: [], notes: [] };
  const people = new Map(prisoners.map((each) => [each.id, { ...each }]));
  const writers = new Map<string, Taken[]>();
  for (const each of known) addTo(writers, each.prisonerId, { ...each, line: null });
  for (const row of rows) {
    const { line, meant } = row;
    if (!row.ok) {
      plan.refused.push({ line, reason: row.reason });
      continue;
    }
    const prisoner = meant?.ok ? people.get(meant.prisonerId) : undefined;
    if (prisoner === undefined) {
      plan.refused.push({ line, reason: meant && !meant.ok ? meant.reason : "prisoner-unknown" });
      continue;
    }
    const pair = { signatureKey: signatureKey(row.facts.signature), labelIndex: row.labelIndex };
    const met = meet(pair, writers.get(prisoner.id) ?? []);
    if (met === "same") {
      plan.unchanged += 1;
      continue;
    }
    const reason = met?.reason ?? closedFor(prisoner);
    if (reason !== null) {
      plan.refused.push({ line, reason, ...(met?.line ? { firstLine: met.line } : {}) });
      continue;
    }
    addTo(writers, prisoner.id, { ...pair, state: "active", line });
    const overCap = prisoner.seatsTaken >= prisoner.cap;
    prisoner.seatsTaken += 1;
    plan.create.push({
      line,
      prisonerId: prisoner.id,
      labelIndex: row.labelIndex,
      facts: row.facts,
      overCap,
    });
    plan.notes.push(...notesOn(row.notes, prisoner, overCap).map((code) => ({ line, code })));
  }
  return plan;
}

/** A writer of a prisoner, stored or from an earlier line of this file. */
type Taken = Omit<KnownPair, "prisonerId"> & { line: number | null };

function meet(
  pair: { signatureKey: string; labelIndex: string },
  writers: readonly Taken[],
): "same" | { reason: "signature-taken" | "writes-already"; line: number | null } | null {
  const signed = writers.find((each) => each.signatureKey === pair.signatureKey);
  if (signed) {
    if (signed.labelIndex === pair.labelIndex) return "same";
    return { reason: "signature-taken", line: signed.line };
  }
  const own = writers.find((each) => each.labelIndex === pair.labelIndex && each.state !== "closed");
  return own ? { reason: "writes-already", line: own.line } : null;
}

function closedFor({ status, consentLetters }: WrittenPrisoner): "letters-ended" | "letters-refused" | null {
  if (isOver(status)) return "letters-ended";
  return consentLetters === "refused" ? "letters-refused" : null;
}

function notesOn(read: readonly SheetNote[], { status }: WrittenPrisoner, overCap: boolean): PairNote[] {
  const paused: PairNote[] = mayBeWrittenTo({ status, hasAddress: true }) ? [] : ["letters-paused"];
  return [...read, ...paused, ...(overCap ? ["over-cap" as const] : [])];
}

function addTo(map: Map<string, Taken[]>, key: string, value: Taken): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
