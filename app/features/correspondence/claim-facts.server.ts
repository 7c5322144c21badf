import type { Tx } from "#db/connection.server";
import { findBlock, findByPair, isSignatureTaken } from "#db/repositories/correspondence";
import { findAllChannels } from "#db/repositories/facilities";
import { findHoldWeight } from "#db/repositories/holds";
import { findLoad } from "#db/repositories/load";
import { findPerson } from "#db/repositories/people";
import { findConsent, findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { HOLD_WEIGHT_MILLI } from "~/domain/balance/load";
import { cleanSignature, signatureKey } from "~/domain/correspondence/signature";
import { hasAddress } from "~/domain/facilities/address-block";
import { type Channel, channelMask, channelsInForce } from "~/domain/facilities/channels";
import { isMinorOn } from "~/domain/prisoners/age";
import { mayBeWrittenTo } from "~/domain/prisoners/custody";
import type { App } from "~/platform/app.server";
import { pairHmac } from "./facts.server";

/** What is chosen for a claim. */
export interface ClaimChoice {
  signature: string;
  channel: Channel;
}

export interface ClaimForm extends ClaimChoice {
  key: string;
}

/** Everything {@link decideClaim} looks at, and the row of an earlier correspondence; null where there is nobody. */
export async function findClaimFacts(
  app: App,
  tx: Tx,
  personId: string,
  prisonerId: string,
  form: ClaimChoice,
  now: Date,
) {
  const today = now.toISOString().slice(0, 10);
  const profile = await findVolunteerProfile(tx, personId);
  const person = await findPerson(tx, personId);
  const prisoner = await findPrisoner(tx, prisonerId);
  const load = await findLoad(tx, prisonerId);
  if (!profile || !prisoner || !load) return null;
  const stay = await findCurrentStay(tx, prisonerId);
  const inForce = stay?.facilityId
    ? channelsInForce(await findAllChannels(tx, [stay.facilityId]), today)
    : [];
  const existing = await findByPair(tx, personId, prisonerId);
  const consent = await findConsent(tx, prisonerId, "letters");
  const key = signatureKey(usableSignature(form.signature));
  const offered = profile.channelMask & channelMask(inForce) & channelMask([form.channel]);
  const facts = {
    volunteer: {
      capacity: profile.capacity,
      openCount: profile.openCount,
      trust: profile.trust,
      disabled: person?.disabledAt !== null,
      underReport: await isUnderReport(tx, personId),
    },
    prisoner: {
      visible: prisoner.mergedInto === null && (load.open === 1 || existing !== undefined),
      // A missing address is judged by itself, so that the refusal can name it.
      lettersAllowed: mayBeWrittenTo({ status: prisoner.status, hasAddress: true }),
      consentLetters: consent?.state ?? ("refused" as const),
      minor: isMinorOn(prisoner.birthDate, prisoner.birthPrecision, today),
      hasAddress: stay !== undefined && hasAddress(stay),
      seatsTaken: load.seatsTaken,
      seatsProvisional: load.seatsProvisional,
      cap: load.cap,
    },
    existing: existing ?? null,
    blocked: await findBlock(tx, pairHmac(app, personId, prisonerId)),
    signature: form.signature,
    signatureTaken: await isSignatureTaken(tx, prisonerId, key, existing?.id ?? null),
    commonLanguage: (profile.languageMask & prisoner.languageMask) !== 0,
    channel: form.channel,
    safeChannel: offered !== 0,
    holdWeightMilli: (await findHoldWeight(tx, form.channel)) ?? HOLD_WEIGHT_MILLI,
  };
  return { facts, existing };
}

/** The signature as it is stored and compared; one that cannot be cleaned is left for the rules to refuse. */
export function usableSignature(typed: string): string {
  const cleaned = cleanSignature(typed);
  return cleaned.ok ? cleaned.signature : typed;
}
