import type { Tx } from "#db/connection.server";
import { findOrInsertClass } from "#db/repositories/eligibility";
import { findAllChannels } from "#db/repositories/facilities";
import { findAllExternalLoads, findLoadSums, saveLoad } from "#db/repositories/load";
import { findConsent, findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { storedLoad } from "~/domain/balance/stored-load";
import { ringEntry } from "~/domain/balance/suggestion-key";
import { channelMask, channelsInForce } from "~/domain/facilities/channels";
import { isMinorOn } from "~/domain/prisoners/age";
import { mayBeWrittenTo } from "~/domain/prisoners/statuses";

/**
 * Writes a prisoner's stored load anew from everything it rests on. Call it in the transaction that changed a
 * status, a stay, a consent, a target, a facility's address or its channels; a change of one correspondence has a
 * shorter way.
 */
export async function refreshPrisonerLoad(tx: Tx, prisonerId: string, now: Date): Promise<void> {
  await saveLoad(tx, await computeLoadRow(tx, prisonerId, now));
}

/** What the stored load of a prisoner should be now. */
export async function computeLoadRow(tx: Tx, prisonerId: string, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const prisoner = await findPrisoner(tx, prisonerId);
  if (!prisoner) throw new Error("a load needs its prisoner");
  const stay = await findCurrentStay(tx, prisonerId);
  const channelRows = stay?.facilityId ? await findAllChannels(tx, [stay.facilityId]) : [];
  const consent = await findConsent(tx, prisonerId, "letters");
  const classId = await findOrInsertClass(tx, {
    languageMask: prisoner.languageMask,
    channelMask: channelMask(channelsInForce(channelRows, today)),
  });
  const row = storedLoad({
    target: prisoner.target,
    cap: prisoner.cap,
    lettersAllowed: mayBeWrittenTo(prisoner.status) && prisoner.mergedInto === null,
    consentLetters: consent?.state ?? null,
    minor: isMinorOn(prisoner.birthDate, prisoner.birthPrecision, today),
    hasAddress: stay?.hasAddress === 1,
    sums: await findLoadSums(tx, prisonerId),
    external: await findAllExternalLoads(tx, prisonerId),
  });
  return { prisonerId, ...row, classId, ring: ringEntry(prisonerId, "ring") };
}
