import type { Tx } from "#db/connection.server";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { deleteLinesOf } from "#db/repositories/line";
import { lockLoads } from "#db/repositories/load";
import { disablePerson } from "#db/repositories/people";
import { deleteOtherSessions } from "#db/repositories/sessions";
import { findVolunteerProfile, markClosed } from "#db/repositories/volunteers";
import { findAllOpenOf, lockVolunteers } from "#db/repositories/writers";
import { decideRelease } from "~/domain/correspondence/claim";
import { changeCorrespondence } from "~/features/correspondence/change.server";
import { handBackAllOf } from "~/features/parcels/hand-back.server";
import { leaveSuccession } from "~/features/volunteers/succession.server";

/**
 * Closes an account from its next request on: its sessions end, it no longer counts among those who may write, and
 * the places it held, in line too, are free for others; whom it wrote to waits for somebody who goes on. Runs inside
 * `retrying`. False: it was closed before.
 */
export async function closeAccount(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const at = now.toISOString();
  await lockVolunteers(tx, [personId]);
  if (!(await disablePerson(tx, personId, at))) return false;
  await deleteOtherSessions(tx, personId, null);
  await endCorrespondences(tx, personId, now);
  await deleteLinesOf(tx, personId);
  await handBackAllOf(tx, personId, null, now);
  const profile = await findVolunteerProfile(tx, personId);
  if (profile) await countVolunteerIn(tx, profile, -1);
  if (profile) await markClosed(tx, personId, 1);
  return true;
}

async function endCorrespondences(tx: Tx, personId: string, now: Date): Promise<void> {
  const held = (await findAllOpenOf(tx, personId)).map(({ prisonerId }) => prisonerId);
  if (held.length > 0) await lockLoads(tx, held);
  for (const row of await findAllOpenOf(tx, personId)) {
    const verdict = decideRelease(row);
    if (!verdict.ok) continue;
    const { state, closedReason, seat, weightMilli } = verdict;
    await leaveSuccession(null, tx, row, "", now);
    await changeCorrespondence(tx, row, {
      state,
      closedReason,
      seat,
      weightMilli,
      closedAt: now.toISOString(),
      dueAt: null,
    });
  }
}
