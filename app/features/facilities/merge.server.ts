import type { Tx } from "#db/connection.server";
import { countPeopleAt } from "#db/repositories/desk-facilities";
import { findFacility } from "#db/repositories/facilities";
import { findPrisonersAt, updateFacility } from "#db/repositories/facility-changes";
import {
  endFacilityMerge,
  findFacilityDoubles,
  findFacilityMerge,
  findFacilityMergesInto,
  insertFacilityMerge,
  type LeadingTable,
  leadBack,
  leadingTables,
  leadRows,
  partFacility,
} from "#db/repositories/facility-merges";
import type { Viewer } from "~/domain/access/roles";
import { shortFacilityName } from "~/domain/facilities/short-name";
import { searchKey } from "~/domain/prisoners/names";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { lockLoadsAt } from "./held.server";

export interface FacilityMergeForm {
  lostId: string;
  keptVersion: number;
  lostVersion: number;
  key: string;
}

export type FacilityMerged = { ok: true } | { ok: false; reason: "not-found" | "same" | "stale" };

type Moved = Partial<Record<LeadingTable, (number | string)[]>>;

/**
 * Makes a double one with the facility that stays: everybody held there, now or before, and what overrides its rules
 * go over; letters keep the place they were sent to. Address and ways to write of the one that stays stand.
 */
export async function mergeFacilities(
  app: App,
  viewer: Viewer,
  keptId: string,
  { lostId, keptVersion, lostVersion, key }: FacilityMergeForm,
  now: Date,
): Promise<FacilityMerged> {
  if (keptId === lostId) return { ok: false, reason: "same" };
  const merge = async (tx: Tx): Promise<FacilityMerged> => {
    if (!(await findFacility(tx, keptId)) || !(await findFacility(tx, lostId))) {
      return { ok: false, reason: "not-found" };
    }
    const sent = { purpose: `merge place ${keptId} ${lostId}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      for (const id of [keptId, lostId].sort()) await lockLoadsAt(tx, id);
      if (!(await updateFacility(tx, { id: keptId, rowVersion: keptVersion }, {}))) throw new Stale();
      const moved: Moved = {};
      for (const table of leadingTables) moved[table] = await leadRows(tx, table, lostId, keptId);
      const lost = { id: lostId, rowVersion: lostVersion };
      if (!(await updateFacility(tx, lost, { mergedInto: keptId }))) throw new Stale();
      const row = { id: randomId(), keptId, lostId, recordedAt: now.toISOString(), undoneAt: null };
      await insertFacilityMerge(tx, { ...row, moved: JSON.stringify(moved) });
      await refreshPrisonerLoads(tx, await findPrisonersAt(tx, keptId), now);
      await recordDeed(tx, viewer, { action: "facility-merged", facilityId: keptId }, now);
      return "";
    });
    return { ok: true };
  };
  try {
    return await retrying(app.db, merge);
  } catch (error) {
    if (error instanceof Stale) return { ok: false, reason: "stale" };
    throw error;
  }
}

/** Ends the transaction with nothing written. */
class Stale extends Error {}

export type FacilityParted = { ok: true; lostId: string } | { ok: false; reason: "not-found" | "newer" };

/** Makes the double a place of its own again, with whoever still is where the merge led them. */
export async function undoFacilityMerge(
  app: App,
  viewer: Viewer,
  keptId: string,
  mergeId: string,
  now: Date,
): Promise<FacilityParted> {
  return retrying(app.db, async (tx) => {
    const merge = await findFacilityMerge(tx, mergeId);
    if (!merge || merge.keptId !== keptId) return { ok: false, reason: "not-found" };
    const { lostId } = merge;
    if (merge.undoneAt !== null) return { ok: true, lostId };
    await lockLoadsAt(tx, keptId);
    const kept = await findFacility(tx, keptId);
    if (!kept || kept.mergedInto !== null) return { ok: false, reason: "newer" };
    if (!(await endFacilityMerge(tx, mergeId, now.toISOString()))) throw new StaleRow();
    await partFacility(tx, lostId);
    const moved = JSON.parse(merge.moved) as Moved;
    for (const table of leadingTables) await leadBack(tx, table, moved[table] ?? [], keptId, lostId);
    await refreshPrisonerLoads(tx, await findPrisonersAt(tx, lostId), now);
    await recordDeed(tx, viewer, { action: "facility-merge-undone", facilityId: keptId }, now);
    return { ok: true, lostId };
  });
}

const SHOWN = 20;

/** A facility, others that may be the same, and what went into it; null when there is none. */
export async function searchFacilityDoubles({ db }: App, id: string, typed: string) {
  const facility = await findFacility(db, id);
  if (!facility || facility.mergedInto !== null) return null;
  const asked = typed || shortFacilityName(facility.name);
  const merges = await findFacilityMergesInto(db, id);
  return {
    ...{ id, asked, name: facility.name },
    found: await findFacilityDoubles(db, id, searchKey(asked), SHOWN),
    merges: merges.map(({ id: mergeId, name, recordedAt }) => ({
      ...{ id: mergeId, name, on: recordedAt.slice(0, 10) },
    })),
  };
}

/** Both facilities as a coordinator compares them; null when one is not there or they are the same. */
export async function previewFacilityMerge({ db }: App, keptId: string, lostId: string) {
  const [kept, lost] = [await findFacility(db, keptId), await findFacility(db, lostId)];
  if (!kept || !lost || keptId === lostId || kept.mergedInto !== null || lost.mergedInto !== null)
    return null;
  const shown = async (each: typeof kept) => ({
    id: each.id,
    name: each.name,
    region: each.region,
    address: [...each.address.split("\n"), each.postcode ?? ""].filter(Boolean).join(", "),
    people: await countPeopleAt(db, each.id),
    version: each.rowVersion,
  });
  return { kept: await shown(kept), lost: await shown(lost) };
}
