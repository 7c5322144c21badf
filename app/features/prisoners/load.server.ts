import { type Database, inSnapshot, inTransaction, type Tx } from "#db/connection.server";
import { findOrInsertClass } from "#db/repositories/eligibility";
import { findAllChannels } from "#db/repositories/facilities";
import {
  findAllExternalLoads,
  findAllLoadFacts,
  findAllLoads,
  findAllPastThreads,
  findPrisonerIdsAfter,
  lockLoads,
  saveLoads,
} from "#db/repositories/load";
import type { NewRow } from "#db/schema";
import { storedLoad } from "~/domain/balance/stored-load";
import { ringEntry } from "~/domain/balance/suggestion-key";
import { hasAddress } from "~/domain/facilities/address-block";
import { channelMask, channelsInForce } from "~/domain/facilities/channels";
import { isMinorOn } from "~/domain/prisoners/age";
import { mayBeWrittenTo } from "~/domain/prisoners/custody";

/** Prisoners read and written by one statement. */
const CHUNK = 500;

/**
 * Writes a prisoner's stored load anew from everything it rests on. Call it in the transaction that changed a
 * status, a stay, a consent, a target, a facility's address or its channels; a change of one correspondence has a
 * shorter way.
 */
export function refreshPrisonerLoad(tx: Tx, prisonerId: string, now: Date): Promise<void> {
  return refreshPrisonerLoads(tx, [prisonerId], now);
}

/**
 * The same for many prisoners, in a few statements for every five hundred. Their rows are locked first: a claim that
 * committed between reading and writing would be forgotten.
 */
export async function refreshPrisonerLoads(tx: Tx, prisonerIds: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < prisonerIds.length; from += CHUNK) {
    const ids = prisonerIds.slice(from, from + CHUNK);
    await lockLoads(tx, ids);
    await saveLoads(tx, await computeLoadRows(tx, ids, now));
  }
}

/**
 * Recomputes the loads that a new day alone has changed: somebody comes of age, a channel begins or ends. Answers how
 * many. Whatever else differs is a mistake that `npm run db:check` must find, so it is left as it is.
 */
export async function refreshLoadsOfDay(db: Database, now: Date): Promise<number> {
  let refreshed = 0;
  for (let after: string | undefined = ""; after !== undefined; ) {
    const ids: string[] = await findPrisonerIdsAfter(db, after, CHUNK);
    const changed = await inSnapshot(db, (tx) => findChangedByDay(tx, ids, now));
    if (changed.length > 0) await inTransaction(db, (tx) => refreshPrisonerLoads(tx, changed, now));
    refreshed += changed.length;
    after = ids.length === CHUNK ? ids.at(-1) : undefined;
  }
  return refreshed;
}

async function findChangedByDay(tx: Tx, ids: readonly string[], now: Date): Promise<string[]> {
  if (ids.length === 0) return [];
  const stored = new Map((await findAllLoads(tx, ids)).map((load) => [load.prisonerId, load]));
  const expected = await computeLoadRows(tx, ids, now);
  return expected.flatMap(({ prisonerId, open, classId }) => {
    const load = stored.get(prisonerId);
    return load?.open === open && load.classId === classId ? [] : [prisonerId];
  });
}

/** What the stored load of a prisoner should be now. */
export async function computeLoadRow(tx: Tx, prisonerId: string, now: Date): Promise<NewRow<"prisonerLoad">> {
  const [row] = await computeLoadRows(tx, [prisonerId], now);
  if (!row) throw new Error("a load needs its prisoner");
  return row;
}

/** The same for many prisoners (at most 500), in the order asked for: new classes are numbered as they are met. */
export async function computeLoadRows(tx: Tx, prisonerIds: readonly string[], now: Date) {
  const today = now.toISOString().slice(0, 10);
  const facts = new Map((await findAllLoadFacts(tx, prisonerIds)).map((each) => [each.id, each]));
  const external = await findAllExternalLoads(tx, prisonerIds);
  const channels = await findAllChannels(tx, [
    ...new Set([...facts.values()].flatMap((each) => each.facilityId ?? [])),
  ]);
  const alone = [...facts.values()].flatMap(({ id, writers }) => (writers ? [] : [id]));
  const past = await findAllPastThreads(tx, alone);
  const classes = new Map<string, number>();
  const rows: NewRow<"prisonerLoad">[] = [];
  for (const id of prisonerIds) {
    const each = facts.get(id);
    if (!each) continue;
    const inForce = channelsInForce(
      channels.filter(({ facilityId }) => facilityId === each.facilityId),
      today,
    );
    const masks = { languageMask: each.languageMask, channelMask: channelMask(inForce) };
    const key = `${masks.languageMask} ${masks.channelMask}`;
    const classId = classes.get(key) ?? (await findOrInsertClass(tx, masks));
    classes.set(key, classId);
    const row = storedLoad({
      target: each.target,
      cap: each.cap,
      lettersAllowed:
        mayBeWrittenTo({ status: each.status, hasAddress: hasAddress(each) }) && each.mergedInto === null,
      consentLetters: each.consentLetters,
      minor: isMinorOn(each.birthDate, each.birthPrecision, today),
      hasAddress: hasAddress(each),
      sums: {
        weightMilli: each.weightMilli ?? 0,
        seatsTaken: each.seatsTaken ?? 0,
        seatsProvisional: each.seatsProvisional ?? 0,
        writers: each.writers ?? 0,
        lastLetterOn: each.lastLetterOn ?? "",
      },
      createdAt: each.createdAt,
      past: past.filter(({ prisonerId }) => prisonerId === each.id),
      external: external.filter(({ prisonerId }) => prisonerId === each.id),
    });
    rows.push({ prisonerId: each.id, ...row, classId, ring: ringEntry(each.id, "ring") });
  }
  return rows;
}
