import type { Tx } from "#db/connection.server";
import {
  changeOpenCount,
  findBlock,
  findByPair,
  insertCorrespondence,
  isSignatureTaken,
} from "#db/repositories/correspondence";
import { findAllChannels } from "#db/repositories/facilities";
import { applyLoadDelta, findLoad } from "#db/repositories/load";
import { findConsent, findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { type ClaimRefusal, type ClaimVerdict, decideClaim } from "~/domain/correspondence/claim";
import { cleanSignature, signatureKey } from "~/domain/correspondence/signature";
import { type Channel, channelMask, channelsInForce } from "~/domain/facilities/channels";
import { isMinorOn } from "~/domain/prisoners/age";
import { mayBeWrittenTo } from "~/domain/prisoners/statuses";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { changeCorrespondence, retrying } from "./change.server";
import { pairHmac } from "./facts.server";
import { settleDueOf } from "./settle.server";

export interface ClaimForm {
  signature: string;
  channel: Channel;
  key: string;
}

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
  try {
    return await retrying(app.db, async (tx) => {
      const purpose = `claim ${prisonerId}`;
      const { result } = await once(
        tx,
        { purpose, personId: viewer.personId, key: form.key },
        now,
        async () => {
          const outcome = await claim(app, tx, viewer, prisonerId, form, now);
          if (outcome.ok) return outcome.correspondenceId;
          throw new Refused(outcome);
        },
      );
      return { ok: true, correspondenceId: result };
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

/** Rolls back whatever a refused claim had written. */
class Refused extends Error {
  constructor(readonly refusal: ClaimRefusal) {
    super(refusal.reason);
  }
}

async function claim(
  app: App,
  tx: Tx,
  viewer: Viewer,
  prisonerId: string,
  form: ClaimForm,
  now: Date,
): Promise<ClaimResult> {
  const { personId } = viewer;
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
    if (changed === "done") return { ok: true, correspondenceId: existing.id };
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
  return { ok: true, correspondenceId: id };
}

function heldColumns(verdict: Extract<ClaimVerdict, { ok: true }>, form: ClaimForm, now: Date) {
  const signature = usableSignature(form.signature);
  return {
    signature,
    signatureKey: signatureKey(signature),
    channel: form.channel,
    state: "held" as const,
    seat: verdict.seat,
    weightMilli: verdict.weightMilli,
    claimedAt: now.toISOString(),
    holdUntil: verdict.holdUntil,
    extendedAt: null,
    pausedUntil: null,
    closedAt: null,
    closedReason: null,
    dueAt: verdict.holdUntil,
  };
}

/** The signature as it is stored and compared; one that cannot be cleaned is left for the rules to refuse. */
function usableSignature(typed: string): string {
  const cleaned = cleanSignature(typed);
  return cleaned.ok ? cleaned.signature : typed;
}

async function findClaimFacts(
  app: App,
  tx: Tx,
  personId: string,
  prisonerId: string,
  form: ClaimForm,
  now: Date,
) {
  const today = now.toISOString().slice(0, 10);
  const profile = await findVolunteerProfile(tx, personId);
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
    volunteer: { ...pick(profile), disabled: false },
    prisoner: {
      visible: prisoner.mergedInto === null,
      lettersAllowed: mayBeWrittenTo(prisoner.status),
      consentLetters: consent?.state ?? ("refused" as const),
      minor: isMinorOn(prisoner.birthDate, prisoner.birthPrecision, today),
      hasAddress: stay?.hasAddress === 1,
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
  };
  return { facts, existing };
}

function pick({ capacity, openCount, trust }: Row<"volunteerProfile">) {
  return { capacity, openCount, trust };
}
