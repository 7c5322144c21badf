import {
  findConfirmations,
  insertConfirmation,
  setConfirmedOn,
  voidConfirmation,
} from "#db/repositories/confirmations";
import { findFacility } from "#db/repositories/facilities";
import { lockLoads } from "#db/repositories/load";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { type DateISO, latestDay } from "~/domain/dates/instants";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { envelopeTo } from "~/features/prisoners/envelope";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

type Missing = { ok: false; reason: "not-found" };

/** Where somebody is held and who confirmed it; null when there is nobody. */
export async function readConfirmations(app: App, prisonerId: string) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const stay = await findCurrentStay(app.db, prisonerId);
  const facility = stay?.facilityId ? await findFacility(app.db, stay.facilityId) : undefined;
  const confirmations = stay ? await findConfirmations(app.db, stay.id) : [];
  return {
    prisoner: { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin },
    stayId: facility && stay ? stay.id : null,
    facilityName: facility?.name ?? null,
    envelope: envelopeTo(prisoner, facility ?? null),
    confirmedOn: stay?.confirmedOn ?? null,
    confirmations: confirmations.map(({ id, confirmedOn, source }) => ({ id, confirmedOn, source })),
  };
}

/**
 * Somebody said on a day that this is still the address. `moved`: the person is held elsewhere by now. An earlier day
 * than one that is known is kept and changes nothing. The same form twice is one confirmation.
 */
export async function confirmAddress(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: { stayId: number; on: DateISO; source: string; key: string },
  now: Date,
): Promise<{ ok: true } | Missing | { ok: false; reason: "future" | "moved" }> {
  return retrying(app.db, async (tx) => {
    const prisoner = await findPrisoner(tx, prisonerId);
    if (!prisoner || prisoner.mergedInto !== null) return { ok: false, reason: "not-found" };
    const { stayId, on, source, key } = form;
    if (on > latestDay(now.toISOString())) return { ok: false, reason: "future" };
    await lockLoads(tx, [prisonerId]);
    const stay = await findCurrentStay(tx, prisonerId);
    if (!stay || stay.id !== stayId || stay.facilityId === null) return { ok: false, reason: "moved" };
    const sent = { purpose: `confirmation ${prisonerId}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      const [beforeOn, recordedAt] = [stay.confirmedOn, now.toISOString()];
      await insertConfirmation(tx, { stayId, confirmedOn: on, source, recordedAt, beforeOn, voidedAt: null });
      if (beforeOn === null || on > beforeOn) await setConfirmedOn(tx, stayId, on);
      await recordDeed(tx, viewer, { action: "address-confirmed", prisonerId }, now);
      return "";
    });
    return { ok: true };
  });
}

/** Takes the newest confirmation back; the address counts as confirmed when it did before. Doing it twice takes back no other. */
export async function withdrawConfirmation(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  id: number,
  now: Date,
): Promise<{ ok: true } | Missing> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const stay = await findCurrentStay(tx, prisonerId);
    if (!stay) return { ok: false, reason: "not-found" };
    const [newest] = await findConfirmations(tx, stay.id);
    if (newest?.id !== id) return { ok: true };
    await voidConfirmation(tx, id, now.toISOString());
    await setConfirmedOn(tx, stay.id, newest.beforeOn);
    await recordDeed(tx, viewer, { action: "confirmation-withdrawn", prisonerId }, now);
    return { ok: true };
  });
}
