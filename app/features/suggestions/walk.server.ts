import type { Tx } from "#db/connection.server";
import { type Candidate, findInGroup, findNextGroup, type TieGroup } from "#db/repositories/suggestions";
import { ringDistance, type SuggestionKey } from "~/domain/balance/suggestion-key";
import type { Trust } from "~/domain/correspondence/states";

export interface EligibilityClass {
  id: number;
  volunteers: number;
}

export interface Suggestion {
  prisonerId: string;
  key: SuggestionKey;
}

/**
 * The first `count` prisoners by the key of docs/balance.md among the classes a volunteer may write to, without
 * those in `except`. Classes are merged by load, scarcity and silence; within a tie the ring is entered at `entry`
 * and walked once around. Every step is an index seek, so the cost does not grow with the number of prisoners.
 */
export async function walkSuggestions(
  tx: Tx,
  classes: readonly EligibilityClass[],
  {
    trust,
    entry,
    count,
    except,
  }: { trust: Trust; entry: number; count: number; except: ReadonlySet<string> },
): Promise<Suggestion[]> {
  const heads = new Map<EligibilityClass, TieGroup>();
  for (const each of classes) {
    const group = await findNextGroup(tx, each.id, trust, null);
    if (group) heads.set(each, group);
  }
  const found: Suggestion[] = [];
  while (found.length < count && heads.size > 0) {
    const tied = firstOf(heads);
    const members: Suggestion[] = [];
    for (const [each, group] of tied) {
      const ring = await aroundRing(tx, each.id, trust, group, entry, count - found.length + except.size);
      members.push(
        ...ring.filter(({ prisonerId }) => !except.has(prisonerId)).map((c) => suggestion(c, each)),
      );
      const next = await findNextGroup(tx, each.id, trust, group);
      if (next) heads.set(each, next);
      else heads.delete(each);
    }
    found.push(...members.sort(byRingFrom(entry)));
  }
  return found.slice(0, count);
}

/** Classes whose head is first by load, scarcity and silence; several may be level and then share one ring. */
function firstOf(heads: ReadonlyMap<EligibilityClass, TieGroup>): [EligibilityClass, TieGroup][] {
  const ordered = [...heads].sort(compareHeads);
  const first = ordered[0];
  return first ? ordered.filter((each) => compareHeads(each, first) === 0) : [];
}

function compareHeads([a, x]: [EligibilityClass, TieGroup], [b, y]: [EligibilityClass, TieGroup]): number {
  return (
    x.loadRank - y.loadRank || a.volunteers - b.volunteers || compareText(x.lastLetterOn, y.lastLetterOn)
  );
}

async function aroundRing(
  tx: Tx,
  classId: number,
  trust: Trust,
  group: TieGroup,
  entry: number,
  limit: number,
) {
  const ahead = await findInGroup(tx, classId, trust, group, { side: "from", entry }, limit);
  if (ahead.length >= limit) return ahead;
  const behind = await findInGroup(
    tx,
    classId,
    trust,
    group,
    { side: "before", entry },
    limit - ahead.length,
  );
  return [...ahead, ...behind];
}

function suggestion(
  { prisonerId, loadRank, lastLetterOn, ring }: Candidate,
  { volunteers }: EligibilityClass,
) {
  return { prisonerId, key: { loadRank, eligibleVolunteers: volunteers, lastLetterOn, ring } };
}

function byRingFrom(entry: number) {
  return (a: Suggestion, b: Suggestion) =>
    ringDistance(a.key.ring, entry) - ringDistance(b.key.ring, entry) ||
    compareText(a.prisonerId, b.prisonerId);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
