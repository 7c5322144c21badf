import { lockLoads } from "#db/repositories/load";
import { findConsent } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { isThere } from "./conditions.server";
import { type Counted, replaceCounted, tellsOfHealth } from "./counted.server";

/**
 * Replaces what the law counts of a person. What tells of health is kept only where the family agreed to that; a form
 * that takes everything back needs nobody's word. The record of the desk says that it was noted, never what.
 */
export async function noteCounted(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { key, ...counted }: Counted & { key: string },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" } | { ok: false; reason: "no-consent" }> {
  return retrying(app.db, async (tx) => {
    if (!(await isThere(tx, prisonerId))) return { ok: false, reason: "not-found" };
    await lockLoads(tx, [prisonerId]);
    const consent = tellsOfHealth(counted) ? await findConsent(tx, prisonerId, "health") : undefined;
    if (tellsOfHealth(counted) && consent?.state !== "given") return { ok: false, reason: "no-consent" };
    const sent = { purpose: `counted ${prisonerId}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      await replaceCounted(app, tx, prisonerId, counted, now);
      await recordDeed(tx, viewer, { action: "parcel-facts-noted", prisonerId }, now);
      return "";
    });
    return { ok: true };
  });
}
