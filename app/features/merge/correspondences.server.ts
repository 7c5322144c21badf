import { insertBlock, updateCorrespondence } from "#db/repositories/correspondence";
import { findAllCorrespondencesOf, findAllPairHmacs } from "#db/repositories/prisoner-merges";
import type { Row, RowChange } from "#db/schema";
import { signatureKey } from "~/domain/correspondence/signature";
import { stopForGood } from "~/domain/correspondence/stop";
import { freeSignature, sideThatGoesOn } from "~/domain/prisoners/merge";
import { changeCorrespondence, StaleRow } from "~/features/correspondence/change.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import type { Merging } from "./merge.server";

type Correspondence = Row<"correspondence">;

/**
 * Hands the correspondences of the lost record over, letters and numbers unchanged. Who writes to both goes on with
 * one; who is kept apart from either is kept apart from both; of two who sign alike the lost record's writer gets
 * another number. Answers how many went over.
 */
export async function mergeCorrespondences(merging: Merging, apart: ReadonlySet<string>): Promise<number> {
  await stopThoseApart(merging, apart);
  await endDoubles(merging);
  const kept = await findAllCorrespondencesOf(merging.tx, merging.keptId);
  const lost = await findAllCorrespondencesOf(merging.tx, merging.lostId);
  const renamed = namesOf(kept, lost);
  for (const row of kept) {
    const signature = renamed.get(row.id);
    if (signature !== undefined) await change(merging, row, named(signature));
  }
  for (const row of lost) {
    const signature = renamed.get(row.id);
    const name = signature === undefined ? {} : named(signature);
    await change(merging, row, { ...name, prisonerId: merging.keptId });
  }
  return lost.length;
}

/**
 * New signatures for those who sign like somebody of the other record. It is the lost record's writer who gets one,
 * unless that one goes on while the other, of the same person, is over.
 */
export function namesOf(
  kept: readonly Pick<Correspondence, "id" | "personId" | "signature" | "signatureKey" | "state">[],
  lost: readonly Pick<Correspondence, "id" | "personId" | "signature" | "signatureKey" | "state">[],
): Map<string, string> {
  const taken = new Set([...kept, ...lost].map((row) => row.signatureKey));
  const renamed = new Map<string, string>();
  for (const row of lost) {
    const other = kept.find((each) => each.signatureKey === row.signatureKey);
    if (!other) continue;
    const isOfSame = row.personId !== null && row.personId === other.personId;
    const named = isOfSame && row.state !== "closed" && other.state === "closed" ? other : row;
    const signature = freeSignature(named.signature, taken);
    taken.add(signatureKey(signature));
    renamed.set(named.id, signature);
  }
  return renamed;
}

async function stopThoseApart(merging: Merging, apart: ReadonlySet<string>): Promise<void> {
  const { app, tx, keptId, lostId, now, note } = merging;
  const recordedAt = now.toISOString();
  const rows = [
    ...(await findAllCorrespondencesOf(tx, keptId)),
    ...(await findAllCorrespondencesOf(tx, lostId)),
  ];
  const blocks = await findAllPairHmacs(tx);
  const isApart = (id: string) =>
    apart.has(id) || [keptId, lostId].some((prisonerId) => blocks.has(pairHmac(app, id, prisonerId)));
  const meant = new Set([...apart, ...rows.flatMap((row) => nameOf(row) ?? []).filter(isApart)]);
  const added = [...meant].map((id) => pairHmac(app, id, keptId)).filter((hmac) => !blocks.has(hmac));
  for (const hmac of added) await insertBlock(tx, hmac, recordedAt);
  if (added.length > 0) await note("blocks", added);
  for (const row of rows) {
    const name = nameOf(row);
    const stopped = name !== null && meant.has(name) ? stopForGood(row, recordedAt) : null;
    if (stopped) await end(merging, row, stopped);
  }
}

async function endDoubles(merging: Merging): Promise<void> {
  const { tx, keptId, lostId, now } = merging;
  const open = async (id: string) =>
    (await findAllCorrespondencesOf(tx, id)).filter(({ state }) => state !== "closed");
  const kept = await open(keptId);
  for (const row of await open(lostId)) {
    const name = nameOf(row);
    const other = kept.find((each) => name !== null && nameOf(each) === name);
    if (!other) continue;
    const ending = sideThatGoesOn(other, row) === "kept" ? row : other;
    await end(merging, ending, {
      state: "closed",
      closedReason: ending.lastLetterOn === null ? "released" : "finished",
      closedAt: now.toISOString(),
      seat: "none",
      weightMilli: 0,
      pausedUntil: null,
      dueAt: null,
    });
  }
}

/** Ends a correspondence; how it stood is noted with the version it has now. */
async function end(merging: Merging, row: Correspondence, to: RowChange<"correspondence">): Promise<void> {
  const { state, closedReason, closedAt, seat, weightMilli, pausedUntil, dueAt, overCap } = row;
  const stood = { state, closedReason, closedAt, seat, weightMilli, pausedUntil, dueAt, overCap };
  await merging.note("ended", stood, row.id);
  if ((await changeCorrespondence(merging.tx, row, to)) !== "done") throw new StaleRow();
}

/** Whose it is and how it is signed; how it stood is noted. */
async function change(
  { tx, note }: Merging,
  row: Correspondence,
  to: Pick<RowChange<"correspondence">, "prisonerId" | "signature" | "signatureKey">,
): Promise<void> {
  const { prisonerId, signature, signatureKey: key } = row;
  await note(
    "moved",
    { prisonerId, signature, signatureKey: key, renamed: to.signature !== undefined },
    row.id,
  );
  if (!(await updateCorrespondence(tx, row, to))) throw new StaleRow();
}

function named(signature: string) {
  return { signature, signatureKey: signatureKey(signature) };
}

function nameOf({ personId, circleId }: Correspondence): string | null {
  return personId ?? circleId;
}
