import type { Tx } from "#db/connection.server";
import type { Masks } from "#db/repositories/eligibility";
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
 * The first `count` prisoners by the key of docs/balance.md among those whom a volunteer with these languages and
 * channels may write to, without those in `except`. Classes are merged by load, scarcity and silence; within a tie the
 * ring is entered at `entry` and walked once around. Every step is an index seek, so the cost does not grow with the
 * number of prisoners.
 */
export async function walkSuggestions(tx: Tx, masks: Masks, walk: Walk): Promise<Suggestion[]> {
  let cursors = await openCursors(tx, masks, walk);
  const found: Suggestion[] = [];
  while (found.length < walk.count && cursors.length > 0) {
    const wanted = walk.count - found.length + walk.except.size;
    const tied: Suggestion[] = [];
    for (const cursor of levelFirst(cursors)) tied.push(...(await takeGroup(tx, cursor, walk, wanted)));
    found.push(...tied.filter(({ prisonerId }) => !walk.except.has(prisonerId)).sort(byKeyFrom(walk.entry)));
    if (found.length < walk.count) cursors = await readOn(tx, cursors, walk.trust);
  }
  return found.slice(0, walk.count);
}

/** How far one class has been walked: its next tie group, and rows read ahead of it. */
interface Cursor {
  classId: number;
  volunteers: number;
  /** The key of the next tie group, whose place in the ring says nothing; null when the rows ahead are used up. */
  head: SuggestionKey | null;
  ahead: Candidate[];
  /** Whether the class may have rows beyond those read ahead. */
  more: boolean;
  /** The group to read on after, once the rows ahead ended within it. */
  readOnAfter: TieGroup | null;
}

const BATCH = 12;

/**
 * Each class at its first tie group, nearest first. Every group holds somebody, so the walk rarely goes beyond as many
 * classes as it has people to find, and takes the fewer of one the further it is. So many are read ahead together, and
 * one more of each, to see whether its group ends there.
 */
async function openCursors(tx: Tx, masks: Masks, { trust, count }: Walk): Promise<Cursor[]> {
  const heads = await findHeads(tx, masks, trust);
  const cursors = heads
    .map(({ id, volunteers, ...group }) => ({
      classId: id,
      volunteers,
      head: keyOfGroup(group, volunteers),
      ahead: [],
      more: true,
      readOnAfter: null,
    }))
    .sort((a, b) => compareKeys(a.head, b.head, 0));
  const nearest: Cursor[] = cursors.slice(0, count);
  const parts = nearest.map(({ classId }, at) => ({ classId, limit: Math.min(BATCH, count - at + 1) }));
  const batches = await findBatches(tx, parts, trust);
  for (const [at, { classId, limit }] of parts.entries()) {
    const cursor = nearest[at];
    if (cursor) hold(cursor, batches.get(classId) ?? [], limit);
  }
  return cursors;
}

/** Cursors whose head is first by load, scarcity and silence; several may be level and then share one ring. */
function levelFirst(cursors: readonly Cursor[]): Cursor[] {
  let level: Cursor[] = [];
  let first: SuggestionKey | null = null;
  for (const cursor of cursors) {
    if (!cursor.head) continue;
    const order: number = first ? compareKeys(cursor.head, first, 0) : -1;
    if (order < 0) [level, first] = [[cursor], cursor.head];
    else if (order === 0) level.push(cursor);
  }
  return level;
}

/** The members of a cursor's head group, up to `wanted` from the ring's entry on; moves the cursor past the group. */
async function takeGroup(tx: Tx, cursor: Cursor, walk: Walk, wanted: number): Promise<Suggestion[]> {
  const { classId, head } = cursor;
  if (!head) return [];
  if (cursor.ahead.length === 0) await readAhead(tx, cursor, walk.trust, null);
  const whole = cursor.ahead.filter((each) => isIn(each, head));
  const rest = cursor.ahead.slice(whole.length);
  const cutOff = rest.length === 0 && cursor.more;
  cursor.readOnAfter = cutOff ? head : null;
  moveTo(cursor, rest);
  const members = cutOff ? await aroundRing(tx, classId, walk, head, wanted) : whole;
  return members.map(({ prisonerId, ring }) => ({ prisonerId, key: { ...head, ring } }));
}

/** The cursors of classes that have somebody left, each at its next group. */
async function readOn(tx: Tx, cursors: readonly Cursor[], trust: Trust): Promise<Cursor[]> {
  for (const cursor of cursors) {
    if (cursor.readOnAfter) await readAhead(tx, cursor, trust, cursor.readOnAfter);
  }
  return cursors.filter((cursor) => cursor.head !== null);
}

async function readAhead(tx: Tx, cursor: Cursor, trust: Trust, after: TieGroup | null): Promise<void> {
  hold(cursor, await findBatch(tx, cursor.classId, trust, after, BATCH), BATCH);
}

/** Takes rows that were asked for up to `limit`. */
function hold(cursor: Cursor, batch: Candidate[], limit: number): void {
  cursor.more = batch.length === limit;
  cursor.readOnAfter = null;
  moveTo(cursor, batch);
}

function moveTo(cursor: Cursor, ahead: Candidate[]): void {
  cursor.ahead = ahead;
  cursor.head = ahead[0] ? keyOfGroup(ahead[0], cursor.volunteers) : null;
}

function keyOfGroup({ loadRank, lastLetterOn }: TieGroup, volunteers: number): SuggestionKey {
  return { loadRank, eligibleVolunteers: volunteers, lastLetterOn, ring: 0 };
}

function isIn(candidate: Candidate, group: TieGroup): boolean {
  return candidate.loadRank === group.loadRank && candidate.lastLetterOn === group.lastLetterOn;
}

async function aroundRing(
  tx: Tx,
  classId: number,
  { trust, entry }: Walk,
  group: TieGroup,
  wanted: number,
): Promise<Candidate[]> {
  const ahead = await findInGroup(tx, classId, trust, group, { side: "from", entry }, wanted);
  if (ahead.length >= wanted) return ahead;
  const behind = await findInGroup(
    tx,
    classId,
    trust,
    group,
    { side: "before", entry },
    wanted - ahead.length,
  );
  return [...ahead, ...behind];
}

function byKeyFrom(entry: number) {
  return (a: Suggestion, b: Suggestion) =>
    compareKeys(a.key, b.key, entry) || compareText(a.prisonerId, b.prisonerId);
}
