import type { Tx } from "#db/connection.server";
import { findPrisonersAt } from "#db/repositories/facility-changes";
import { lockLoads } from "#db/repositories/load";

/** Ids of one statement. */
const CHUNK = 500;

/** Makes whoever else would change the loads of those held at a facility wait: loads are locked before rows. */
export async function lockLoadsAt(tx: Tx, facilityId: string): Promise<void> {
  const ids = await findPrisonersAt(tx, facilityId);
  for (let from = 0; from < ids.length; from += CHUNK) await lockLoads(tx, ids.slice(from, from + CHUNK));
}
