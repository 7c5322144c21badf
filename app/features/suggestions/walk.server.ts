import type { Tx } from "#db/connection.server";
import {
  type Candidate,
  findBatch,
  findBatches,
  findHeads,
  findInGroup,
  type TieGroup,
} from "#db/repositories/suggestions";
import { compareKeys, compareText, type SuggestionKey } from "~/domain/balance/suggestion-key";
import type { Trust } from "~/domain/correspondence/states";

export interface EligibilityClass {
  id: number;
  volunteers: number;
}

export interface Suggestion {
  prisonerId: string;
  key: SuggestionKey;
}

interface Walk {
  trust: Trust;
  /** Where the volunteer enters the tie ring today. */
  entry: number;
  count: number;
  except: ReadonlySet<string>;
}

/**
 * The first `count` prisoners by the key of docs/balance.md among the classes a volunteer may write to, without
 * those in `except`. Classes are merged by load, scarcity and silence; within a tie the ring is entered at `entry`
 * and walked once around. Every step is an index seek, so the cost does not grow with the number of prisoners.
 */
export async function walkSuggestions(
  tx: Tx,
  classes: readonly EligibilityClass[],
  walk: Walk,
): Promise<Suggestion[]> {
  let cursors = await openCursors(tx, classes, walk);
  const found: Suggestion[] = [];
  while (found.length < walk.count && cursors.length > 0) {
    const level = levelFirst(cursors);
    const wanted = walk.count - found.length + walk.except.size;
    const tied: Suggestion[] = [];
    for (const cursor of level) tied.push(...(await takeGroup(tx, cursor, walk, wanted)));
    found.push(...tied.filter(({ prisonerId }) => !walk.except.has(prisonerId)).sort(byKeyFrom(walk.entry)));
    cursors = cursors.filter((cursor) => cursor.head !== null);
  }
  return found.slice(0, walk.count);
}

/** How far one class has been walked: its next tie group, and rows read ahead of it. */
interface Cursor {
  of: EligibilityClass;
  head: TieGroup | null;
  ahead: Candidate[];
  /** Whether the class may have rows beyond those read ahead. */
  more: boolean;
}

const BATCH = 12;

/**
 * Each class at its first tie group. Every group holds somebody, so the walk rarely goes beyond as many classes as it
 * has people to find: those are read ahead together.
 */
async function openCursors(
  tx: Tx,
  classes: readonly EligibilityClass[],
  { trust, count }: Walk,
): Promise<Cursor[]> {
  const ids = classes.map(({ id }) => id);
  const heads = new Map((await findHeads(tx, ids, trust)).map((head) => [head.id, head]));
  const cursors = classes.flatMap((of): (Cursor & { head: TieGroup })[] => {
    const head = heads.get(of.id);
    return head ? [{ of, head, ahead: [], more: true }] : [];
  });
  const nearest = cursors
    .sort((a, b) => compareKeys(keyOf({ ...a.head, ring: 0 }, a.of), keyOf({ ...b.head, ring: 0 }, b.of), 0))
    .slice(0, count);
  const batches = await findBatches(
    tx,
    nearest.map(({ of }) => of.id),
    trust,
    BATCH,
  );
  for (const cursor of nearest) hold(cursor, batches.get(cursor.of.id) ?? []);
  return cursors;
}

/** Cursors whose head is first by load, scarcity and silence; several may be level and then share one ring. */
function levelFirst(cursors: readonly Cursor[]): Cursor[] {
  let level: Cursor[] = [];
  let first: SuggestionKey | null = null;
  for (const cursor of cursors) {
    if (!cursor.head) continue;
    const key = keyOf({ ...cursor.head, ring: 0 }, cursor.of);
    const order: number = first ? compareKeys(key, first, 0) : -1;
    if (order < 0) [level, first] = [[cursor], key];
    else if (order === 0) level.push(cursor);
  }
  return level;
}

/** The members of a cursor's head group, up to `wanted` from the ring's entry on; moves the cursor past the group. */
async function takeGroup(tx: Tx, cursor: Cursor, walk: Walk, wanted: number): Promise<Suggestion[]> {
  const { of, head } = cursor;
  if (!head) return [];
  if (cursor.ahead.length === 0) await readAhead(tx, cursor, walk.trust, null);
  const whole = cursor.ahead.filter((each) => isIn(each, head));
  cursor.ahead = cursor.ahead.slice(whole.length);
  const cutOff = cursor.ahead.length === 0 && cursor.more;
  const members = cutOff ? await aroundRing(tx, cursor, walk, head, wanted) : whole;
  if (cutOff) await readAhead(tx, cursor, walk.trust, head);
  cursor.head = cursor.ahead[0] ?? null;
  return members.map((each) => ({ prisonerId: each.prisonerId, key: keyOf(each, of) }));
}

async function readAhead(tx: Tx, cursor: Cursor, trust: Trust, after: TieGroup | null): Promise<void> {
  hold(cursor, await findBatch(tx, cursor.of.id, trust, after, BATCH));
}

function hold(cursor: Cursor, batch: Candidate[]): void {
  cursor.ahead = batch;
  cursor.more = batch.length === BATCH;
}

function isIn(candidate: Candidate, group: TieGroup): boolean {
  return candidate.loadRank === group.loadRank && candidate.lastLetterOn === group.lastLetterOn;
}

async function aroundRing(
  tx: Tx,
  { of }: Cursor,
  { trust, entry }: Walk,
  group: TieGroup,
  wanted: number,
): Promise<Candidate[]> {
  const ahead = await findInGroup(tx, of.id, trust, group, { side: "from", entry }, wanted);
  if (ahead.length >= wanted) return ahead;
  const behind = await findInGroup(tx, of.id, trust, group, { side: "before", entry }, wanted - ahead.length);
  return [...ahead, ...behind];
}

function keyOf(
  { loadRank, lastLetterOn, ring }: TieGroup & { ring: number },
  { volunteers }: EligibilityClass,
): SuggestionKey {
  return { loadRank, eligibleVolunteers: volunteers, lastLetterOn, ring };
}

function byKeyFrom(entry: number) {
  return (a: Suggestion, b: Suggestion) =>
    compareKeys(a.key, b.key, entry) || compareText(a.prisonerId, b.prisonerId);
}
