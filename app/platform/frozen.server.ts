import type { Tx } from "#db/connection.server";
import { deleteSetting, findSetting, insertSetting } from "#db/repositories/settings";

/** The setting that says since when nothing may be changed; every process reads it at every request. */
const FROZEN = "frozen-since";

/** Since when the site is frozen; null while it is open. */
export function frozenSince(tx: Tx): Promise<string | null> {
  return findSetting(tx, FROZEN);
}

/** Freezes the site from the next request on. False: it was frozen. */
export function freezeSite(tx: Tx, now: Date): Promise<boolean> {
  return insertSetting(tx, FROZEN, now.toISOString());
}

/** Opens the site again from the next request on. False: it was open. */
export function openSite(tx: Tx): Promise<boolean> {
  return deleteSetting(tx, FROZEN);
}
