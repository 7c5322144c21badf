import type { Tx } from "#db/connection.server";
import { changeOpenCount, insertCorrespondence } from "#db/repositories/correspondence";
import { deleteLineEntry } from "#db/repositories/line";
import { applyLoadDelta, findLoad } from "#db/repositories/load";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { type ClaimRefusal, type ClaimVerdict, decideClaim } from "~/domain/correspondence/claim";
import { signatureKey } from "~/domain/correspondence/signature";
import { takeSuccession } from "~/features/volunteers/succession.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { changeCorrespondence, retrying, StaleRow } from "./change.server";
import { type ClaimChoice, type ClaimForm, findClaimFacts, usableSignature } from "./claim-facts.server";
import { settleDueOf } from "./settle.server";

export type ClaimResult = { ok: true; correspondenceId: string } | ClaimRefusal;

/**
 * Takes a prisoner for 14 days. What is due expires first, so that no place is kept by somebody whose time is over;
 * the places themselves are taken by statements that repeat their condition. The same form twice makes one hold.
 */
export async function claimPrisoner(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: ClaimForm,
  now: Date,
): Promise<ClaimResult> {
  await settleDueOf(app, { prisonerId }, now);
  await settleDueOf(app, { personId: viewer.personId }, now);
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const purpose = `claim ${prisonerId}`;
      const { result } = await once(
        tx,
        { purpose, personId: viewer.personId, key: form.key },
        now,
        async () => {
          const outcome = await claimIn(app, tx, viewer.personId, prisonerId, form, now);
          if (outcome.ok) return outcome.correspondenceId;
          throw new Refused(outcome);
        },
      );
      return { ok: true, correspondenceId: result };
    }),
  );
}

/** The same for anybody, inside `retrying`; anything but `ok` means the caller must roll back. */
export async function claimIn(
  app: App,
  tx: Tx,
  personId: string,
  prisonerId: string,
  form: ClaimChoice,
  now: Date,
): Promise<ClaimResult> {
  await lockVolunteers(tx, [personId]);
  const found = await findClaimFacts(app, tx, personId, prisonerId, form, now);
  if (!found) return { ok: false, reason: "not-found" };
  const { facts, existing } = found;
  const verdict = decideClaim(facts, now.toISOString());
  if (!verdict.ok) return verdict;

  const columns = heldColumns(verdict, form, now);
  const { capacity, openCount, trust } = facts.volunteer;
  const capFull = { ok: false, reason: "cap-full", cap: facts.prisoner.cap } as const;
  const capacityFull = { ok: false, reason: "capacity-full", capacity, openCount } as const;
  if (existing && verdict.reopen) {
    const changed = await changeCorrespondence(tx, existing, columns, {
      seatGuard: trust,
      capacityGuard: true,
    });
    if (changed === "done") {
      await takeSuccession(tx, { id: existing.id, prisonerId });
      await deleteLineEntry(tx, personId, prisonerId);
      return { ok: true, correspondenceId: existing.id };
    }
    return changed === "no-seat" ? capFull : capacityFull;
  }
  if (!(await changeOpenCount(tx, personId, 1, true))) return capacityFull;
  const { weightMilli, seat } = verdict;
  const taken = Number(seat === "taken");
  if (
    !(await applyLoadDelta(tx, prisonerId, { weightMilli, taken, provisional: 1 - taken, writers: 1 }, trust))
  ) {
    return capFull;
  }
  // Letters may have been refused since the facts were read; from here on the load stands still.
  if ((await findLoad(tx, prisonerId))?.open !== 1) throw new StaleRow();
  const id = randomId();
  await insertCorrespondence(tx, {
    ...columns,
    id,
    prisonerId,
    personId,
    circleId: null,
    lastLetterOn: null,
    lastNumber: 0,
    rhythmDays: null,
    overCap: 0,
  });
  await takeSuccession(tx, { id, prisonerId });
  await deleteLineEntry(tx, personId, prisonerId);
  return { ok: true, correspondenceId: id };
}

function heldColumns(verdict: Extract<ClaimVerdict, { ok: true }>, form: ClaimChoice, now: Date) {
  const signature = usableSignature(form.signature);
  return {
    signature,
    signatureKey: signatureKey(signature),
    channel: form.channel,
    state: "held" as const,
    seat: verdict.seat,
    weightMilli: verdict.weightMilli,
    holdWeightMilli: verdict.weightMilli,
    claimedAt: now.toISOString(),
    holdUntil: verdict.holdUntil,
    extendedAt: null,
    pausedUntil: null,
    closedAt: null,
    closedReason: null,
    dueAt: verdict.holdUntil,
  };
}
