import { lockLoads } from "#db/repositories/load";
import { saveExternalLoads } from "#db/repositories/load-exchange";
import { findPrisoner } from "#db/repositories/prisoners";
import { deleteExternalLoad, findExternalLoadsOf } from "#db/repositories/story";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { readDeskPrisonerName } from "./prisoner.server";

export const bands = ["none", "one-or-two", "three-or-more"] as const;

export interface ToldLoad {
  list: string;
  band: (typeof bands)[number];
  asOf: string;
}

/** What other campaigns told of somebody; null where there is nobody. */
export async function readExternalLoads(app: App, prisonerId: string) {
  const prisoner = await readDeskPrisonerName(app, prisonerId);
  return prisoner && { prisoner, told: await findExternalLoadsOf(app.db, prisonerId) };
}

/**
 * Writes what one campaign tells of how many write, over what it told before; `band` null forgets it. The stored load
 * follows. Twice is as once, so it needs no key; false: nobody there.
 */
export async function tellExternalLoad(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  told: ToldLoad | { list: string; band: null },
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const prisoner = await findPrisoner(tx, prisonerId);
    if (!prisoner || prisoner.mergedInto !== null) return false;
    if (told.band === null) {
      if (!(await deleteExternalLoad(tx, prisonerId, told.list))) return true;
    } else await saveExternalLoads(tx, [{ ...told, prisonerId }]);
    await refreshPrisonerLoad(tx, prisonerId, now);
    const action = told.band === null ? "external-load-removed" : "external-load-told";
    await recordDeed(tx, viewer, { action, prisonerId, detail: { band: told.band ?? "removed" } }, now);
    return true;
  });
}
