import { type Database, inTransaction, type Tx } from "#db/connection.server";
import { findFacility } from "#db/repositories/facilities";
import {
  findAddressHistory,
  findFacilitiesWithComingAddress,
  findPrisonersAt,
  insertFacilityAddress,
  markAddressesApplied,
  setFacilityAddress,
  updateFacility,
  voidComingAddress,
} from "#db/repositories/facility-changes";
import type { Viewer } from "~/domain/access/roles";
import { hasAddress } from "~/domain/facilities/address-block";
import { addressInForce } from "~/domain/facilities/address-history";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { lockLoadsAt } from "./held.server";

export interface NewAddress {
  /** Lines parted by a newline, without the postcode; empty where only that is known. */
  address: string;
  postcode: string | null;
  /** The first day it holds, `YYYY-MM-DD`; may be past, today or to come. */
  validFrom: string;
  source: string;
  /** Version of the facility the form was filled from. */
  version: number;
  key: string;
}

/**
 * Notes an address that holds from a day on. The former one stays in the history and letters keep where they were
 * sent; one that begins later takes effect on its day. The same form twice is one address.
 */
export async function addAddress(
  app: App,
  viewer: Viewer,
  id: string,
  { version, key, ...typed }: NewAddress,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "stale" }> {
  return retrying(app.db, async (tx) => {
    const facility = await findFacility(tx, id);
    if (!facility || facility.mergedInto !== null) return { ok: false, reason: "not-found" };
    const sent = { purpose: `facility address ${id}`, personId: viewer.personId, key };
    const { result } = await once(tx, sent, now, async () => {
      await lockLoadsAt(tx, id);
      const checked = { checkedOn: today(now), toBeConfirmed: 0 } as const;
      const isInForce = typed.validFrom <= today(now);
      if (!(await updateFacility(tx, { id, rowVersion: version }, isInForce ? checked : {}))) return "stale";
      const recordedAt = now.toISOString();
      const row = { facilityId: id, recordedAt, appliedAt: null, voidedAt: null };
      if ((await findAddressHistory(tx, id)).length === 0 && hasAddress(facility)) {
        const { address, postcode, source } = facility;
        const former = { address, postcode, source, validFrom: null };
        await insertFacilityAddress(tx, { ...row, ...former, appliedAt: recordedAt });
      }
      await insertFacilityAddress(tx, { ...row, ...typed });
      await applyAddress(tx, id, now);
      await recordDeed(tx, viewer, { action: "facility-address", facilityId: id }, now);
      return "";
    });
    return result === "" ? { ok: true } : { ok: false, reason: "stale" };
  });
}

/** Takes back an address whose day has not come. False: it has, or there is none. */
export async function withdrawAddress(
  app: App,
  viewer: Viewer,
  id: string,
  addressId: number,
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    if (!(await voidComingAddress(tx, id, addressId, now.toISOString()))) return false;
    await recordDeed(tx, viewer, { action: "facility-address-withdrawn", facilityId: id }, now);
    return true;
  });
}

/** Brings into force the addresses whose day has come; answers at how many facilities. */
export async function applyAddressesOfDay(db: Database, now: Date): Promise<number> {
  const ids = await findFacilitiesWithComingAddress(db, today(now));
  for (const id of ids) {
    await inTransaction(db, async (tx) => {
      await lockLoadsAt(tx, id);
      await applyAddress(tx, id, now);
    });
  }
  return ids.length;
}

/** Finds the address in force anew; the loads of all held there follow. */
async function applyAddress(tx: Tx, id: string, now: Date): Promise<void> {
  const facility = await findFacility(tx, id);
  const inForce = addressInForce(await findAddressHistory(tx, id), today(now));
  await markAddressesApplied(tx, id, today(now), now.toISOString());
  if (!facility || !inForce) return;
  const isSame = inForce.address === facility.address && inForce.postcode === facility.postcode;
  if (isSame) return;
  await setFacilityAddress(tx, id, inForce);
  if (hasAddress(inForce) !== hasAddress(facility)) {
    await refreshPrisonerLoads(tx, await findPrisonersAt(tx, id), now);
  }
}

function today(now: Date): string {
  return now.toISOString().slice(0, 10);
}
