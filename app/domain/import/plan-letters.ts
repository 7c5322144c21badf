import { signatureKey } from "../correspondence/signature";
import type { Channel } from "../facilities/channels";
import type { LetterFacts, Read, SheetNote, SheetRefusal } from "./sheet-row";
import type { Doubt, Meant } from "./told-prisoner";

/** Somebody who writes or wrote to a prisoner. */
export interface KnownWriter {
  id: string;
  prisonerId: string;
  signatureKey: string;
  channel: Channel;
  /** The highest number given so far; those below it without a letter are free for letters of the past. */
  lastNumber: number;
}

/** A letter that is here already; `correspondenceId` null: nobody knows whose it was. */
export interface KnownLetter {
  id: number;
  correspondenceId: string | null;
  prisonerId: string;
  number: number;
  /** Null: only a number that is kept for a letter. */
  sentOn: string | null;
  isConfirmed: boolean;
  isAnswered: boolean;
}

export interface NewLetter {
  line: number;
  correspondenceId: string | null;
  prisonerId: string;
  number: number;
  channel: Channel;
  facts: LetterFacts;
}

/** What a sheet has come to know of a letter that is here already. */
export interface LetterNews {
  line: number;
  letterId: number;
  prisonerId: string;
  arrived: LetterFacts["arrived"];
  answered: LetterFacts["answered"];
}

export type LetterRefusal = SheetRefusal | Doubt | "no-such-writer" | "number-of-another-day";
export type LetterNote = SheetNote | "other-number";

/** All that an import of letters would do. */
export interface LetterPlan {
  create: NewLetter[];
  change: LetterNews[];
  unchanged: number;
  refused: { line: number; reason: LetterRefusal }[];
  notes: { line: number; code: LetterNote }[];
}

export type MeantLetter = Read<LetterFacts> & { meant: Meant | null };

/** A row that names its prisoner and its writer, or says that nobody knows the writer. */
type Asked = { line: number; prisonerId: string; facts: LetterFacts; notes: readonly SheetNote[] };

/**
 * Compares what a sheet of letters says with the letters that are here. Of one writer a letter is its number, and
 * without a number its day; so the same file again changes nothing. Letters without a number get the free ones in the
 * order of their days, then those above every number given: none is ever used twice. A letter of nobody known is kept
 * for the prisoner alone.
 */
export function planLetters(
  rows: readonly MeantLetter[],
  writers: readonly KnownWriter[],
  letters: readonly KnownLetter[],
): LetterPlan {
  const plan: LetterPlan = { create: [], change: [], unchanged: 0, refused: [], notes: [] };
  const bySignature = new Map(writers.map((each) => [`${each.prisonerId} ${each.signatureKey}`, each]));
  const known = grouped(letters, ({ correspondenceId, prisonerId }) => correspondenceId ?? prisonerId);
  const asked = new Map<string, { writer: KnownWriter | null; rows: Asked[] }>();
  for (const row of rows) {
    const { line, meant } = row;
    if (!row.ok || !meant?.ok) {
      const reason = row.ok ? (meant && !meant.ok ? meant.reason : "prisoner-unknown") : row.reason;
      plan.refused.push({ line, reason });
      continue;
    }
    const { facts, notes } = row;
    const { prisonerId } = meant;
    const key = facts.signature === null ? null : `${prisonerId} ${signatureKey(facts.signature)}`;
    const writer = key === null ? null : bySignature.get(key);
    if (writer === undefined) {
      plan.refused.push({ line, reason: "no-such-writer" });
      continue;
    }
    const group = asked.get(writer?.id ?? prisonerId) ?? { writer, rows: [] };
    group.rows.push({ line, prisonerId, facts, notes });
    asked.set(writer?.id ?? prisonerId, group);
  }
  for (const [key, { writer, rows: told }] of asked) planWriter(plan, writer, told, known.get(key) ?? []);
  for (const list of [plan.create, plan.change, plan.refused, plan.notes])
    list.sort((a, b) => a.line - b.line);
  return plan;
}

/** The letters of one writer: first those with a number, then those of a day that is here, then all others by day. */
function planWriter(
  plan: LetterPlan,
  writer: KnownWriter | null,
  rows: readonly Asked[],
  known: readonly KnownLetter[],
): void {
  const left = new Set(known);
  const numbers = new Set(writer === null ? [] : known.map(({ number }) => number));
  const byNumber = (row: Asked) => (writer === null ? null : row.facts.number);
  const later: Asked[] = [];
  for (const row of rows) {
    const number = byNumber(row);
    const same = number === null ? undefined : [...left].find((each) => each.number === number);
    if (same === undefined) later.push(row);
    else if (same.sentOn === row.facts.sent.date) settle(plan, row, same, left);
    else plan.refused.push({ line: row.line, reason: "number-of-another-day" });
  }
  const fresh: Asked[] = [];
  for (const row of later) {
    const same = [...left].find(({ sentOn }) => sentOn === row.facts.sent.date);
    if (same === undefined) fresh.push(row);
    else {
      if (byNumber(row) !== null) plan.notes.push({ line: row.line, code: "other-number" });
      settle(plan, row, same, left);
    }
  }
  for (const row of fresh) {
    const number = byNumber(row);
    if (number === null) continue;
    if (numbers.has(number)) plan.refused.push({ line: row.line, reason: "number-of-another-day" });
    else create(plan, row, writer, number, numbers);
  }
  const unnumbered = fresh.filter((row) => byNumber(row) === null);
  unnumbered.sort((a, b) => (a.facts.sent.date < b.facts.sent.date ? -1 : 1));
  const dated: Dated[] = known.flatMap(({ number, sentOn }) => (sentOn === null ? [] : [{ number, sentOn }]));
  const made = plan.create.filter((each) => each.correspondenceId === writer?.id);
  dated.push(...made.map(({ number, facts }) => ({ number, sentOn: facts.sent.date })));
  for (const row of unnumbered) {
    const sentOn = row.facts.sent.date;
    const number = writer === null ? 0 : freeNumber(sentOn, dated, numbers, writer.lastNumber);
    create(plan, row, writer, number, numbers);
    dated.push({ number, sentOn });
  }
}

type Dated = { number: number; sentOn: string };

/** The lowest number that nobody has between those of the letters before and after; where there is none, a new one. */
function freeNumber(
  day: string,
  dated: readonly Dated[],
  numbers: ReadonlySet<number>,
  lastNumber: number,
): number {
  const before = dated.flatMap(({ number, sentOn }) => (sentOn <= day ? [number] : []));
  const after = dated.flatMap(({ number, sentOn }) => (sentOn > day ? [number] : []));
  let number = Math.max(0, ...before) + 1;
  while (numbers.has(number)) number += 1;
  return number < Math.min(...after) ? number : Math.max(lastNumber, ...numbers) + 1;
}

function create(
  plan: LetterPlan,
  { line, prisonerId, facts, notes }: Asked,
  writer: KnownWriter | null,
  number: number,
  numbers: Set<number>,
): void {
  numbers.add(number);
  const channel = facts.channel ?? writer?.channel ?? "post";
  plan.create.push({ line, correspondenceId: writer?.id ?? null, prisonerId, number, channel, facts });
  plan.notes.push(...notes.map((code) => ({ line, code })));
}

/** A letter that is here: what the sheet adds to it, or nothing. */
function settle(
  plan: LetterPlan,
  { line, prisonerId, facts }: Asked,
  letter: KnownLetter,
  left: Set<KnownLetter>,
): void {
  left.delete(letter);
  const arrived = letter.isConfirmed ? null : facts.arrived;
  const answered = letter.isAnswered ? null : facts.answered;
  if (arrived === null && answered === null) plan.unchanged += 1;
  else plan.change.push({ line, letterId: letter.id, prisonerId, arrived, answered });
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
