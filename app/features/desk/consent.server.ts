import { lockLoads } from "#db/repositories/load";
import { findPrisoner, withdrawConsent } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { Purpose } from "~/features/family/consent.form";
import { recordConsent } from "~/features/family/consent.server";
import { forgetHealth } from "~/features/parcels/counted.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

export interface ToldConsent {
  purpose: Purpose;
  /** `withdrawn`: what was said no longer stands, and nothing stands in its place. */
  state: "given" | "refused" | "withdrawn";
  givenBy: "self" | "relative" | "lawyer";
  saidOn: string;
  key: string;
}

/** Takes down for one purpose what the desk was told; the former word stays as history. False: nobody there. */
export async function tellConsent(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { key, ...told }: ToldConsent,
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const prisoner = await findPrisoner(tx, prisonerId);
    if (!prisoner || prisoner.mergedInto !== null) return false;
    const form = { purpose: `desk consent ${prisonerId}`, personId: viewer.personId, key };
    await once(tx, form, now, async () => {
      const { purpose, state } = told;
      if (state === "withdrawn") {
        await withdrawConsent(tx, prisonerId, purpose, now.toISOString());
        if (purpose === "health") await forgetHealth(app, tx, prisonerId, now);
        await refreshPrisonerLoad(tx, prisonerId, now);
      } else await recordConsent(app, tx, prisonerId, { ...told, state, source: "desk" }, now);
      await recordDeed(tx, viewer, { action: "consent-told", prisonerId, detail: { purpose, state } }, now);
      return "";
    });
    return true;
  });
}
