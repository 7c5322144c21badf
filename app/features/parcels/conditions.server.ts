import type { Tx } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import { hasConditions, insertConditions, voidConditions } from "#db/repositories/parcel-facts";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import type { DateISO } from "~/domain/dates/instants";
import type { Conditions } from "~/domain/facilities/kinds";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

type Done = { ok: true } | { ok: false; reason: "not-found" };

/** Notes the grade somebody is held in from a day on; what stood from the same day is void. The same form twice is one. */
export async function noteConditions(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { conditions, since, key }: { conditions: Conditions; since: DateISO; key: string },
  now: Date,
): Promise<Done> {
  return retrying(app.db, async (tx) => {
    if (!(await isThere(tx, prisonerId))) return { ok: false, reason: "not-found" };
    const sent = { purpose: `conditions ${prisonerId}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      await lockLoads(tx, [prisonerId]);
      const recordedAt = now.toISOString();
      await insertConditions(tx, { prisonerId, conditions, since, recordedAt, voidedAt: null });
      const detail = { conditions };
      await recordDeed(tx, viewer, { action: "conditions-noted", prisonerId, detail }, now);
      return "";
    });
    return { ok: true };
  });
}

/** Takes a noted grade back. Twice is no mistake. */
export async function withdrawConditions(
  app: App,
  viewer: Viewer,
  which: { prisonerId: string; id: number },
  now: Date,
): Promise<Done> {
  return retrying(app.db, async (tx) => {
    const { prisonerId, id } = which;
    if (!(await hasConditions(tx, prisonerId, id))) return { ok: false, reason: "not-found" };
    await lockLoads(tx, [prisonerId]);
    if (await voidConditions(tx, which, now.toISOString())) {
      await recordDeed(tx, viewer, { action: "conditions-withdrawn", prisonerId }, now);
    }
    return { ok: true };
  });
}

/** Whether there is such a record, and no other took its place. */
export async function isThere(tx: Tx, prisonerId: string): Promise<boolean> {
  const prisoner = await findPrisoner(tx, prisonerId);
  return prisoner !== undefined && prisoner.mergedInto === null;
}
