import type { Tx } from "#db/connection.server";
import { findVolunteer } from "#db/repositories/desk-volunteer";
import { changeCapacity } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import type { DistrustReason, TrustReason } from "~/domain/desk/volunteer-reasons";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { setTrust } from "~/features/correspondence/trust.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";

type NotFound = { ok: false; reason: "not-found" };
export type TrustSet = { ok: true } | NotFound | { ok: false; reason: "already" };

/**
 * Trusts an account, or takes its trust back, with a reason. Its seats and the loads follow. `already`: somebody was
 * faster, or a letter was confirmed meanwhile. The same form twice is one deed.
 */
export async function decideTrust(
  app: App,
  viewer: Viewer,
  personId: string,
  form: { key: string } & (
    | { trust: "known"; reason: TrustReason }
    | { trust: "new"; reason: DistrustReason }
  ),
  now: Date,
): Promise<TrustSet> {
  return refusable<TrustSet>(() =>
    retrying(app.db, async (tx) => {
      if (!(await isOpenVolunteer(tx, personId))) return { ok: false, reason: "not-found" };
      const { trust, reason, key } = form;
      const sent = { purpose: `trust ${personId} ${trust}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        if (!(await setTrust(tx, personId, trust, now))) throw new Refused({ ok: false, reason: "already" });
        const action = trust === "known" ? "volunteer-trusted" : "volunteer-distrusted";
        await recordDeed(tx, viewer, { action, subjectId: personId, detail: { reason } }, now);
        return "done";
      });
      return { ok: true };
    }),
  );
}

export type CapacitySet =
  | { ok: true }
  | NotFound
  | { ok: false; reason: "changed"; capacity: number }
  | { ok: false; reason: "below-open"; open: number };

/** Changes for how many people somebody writes; never below what is open. `from` is what the page showed. */
export async function setCapacity(
  app: App,
  viewer: Viewer,
  personId: string,
  change: { from: number; to: number },
  now: Date,
): Promise<CapacitySet> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [personId]);
    const volunteer = await findVolunteer(tx, personId);
    if (!volunteer || volunteer.closed === 1) return { ok: false, reason: "not-found" };
    const { capacity, openCount } = volunteer;
    if (capacity === change.to) return { ok: true };
    if (capacity !== change.from) return { ok: false, reason: "changed", capacity };
    if (!(await changeCapacity(tx, personId, change))) {
      return { ok: false, reason: "below-open", open: openCount };
    }
    const deed = { action: "volunteer-capacity", subjectId: personId, detail: change } as const;
    await recordDeed(tx, viewer, deed, now);
    return { ok: true };
  });
}

async function isOpenVolunteer(tx: Tx, personId: string): Promise<boolean> {
  return (await findVolunteer(tx, personId))?.closed === 0;
}
