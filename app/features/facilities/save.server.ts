import type { Tx } from "#db/connection.server";
import {
  findFacility,
  findFacilityNamed,
  insertFacility,
  insertFacilityChannel,
} from "#db/repositories/facilities";
import { insertFacilityAddress, updateFacility } from "#db/repositories/facility-changes";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { latestDay } from "~/domain/dates/instants";
import { hasAddress } from "~/domain/facilities/address-block";
import { searchKey } from "~/domain/prisoners/names";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { dayIn, type FacilityForm, type NewFacilityForm } from "./facility.form";
import { lockLoadsAt } from "./held.server";

export type Created = { ok: true; id: string } | { ok: false; reason: "double" | "future" };

/**
 * A new place, to be confirmed and reached by post until somebody knows better (domain.md §4). Refused as `double`
 * where one of this name stands in the same region. The same form twice makes one.
 */
export async function createFacility(
  app: App,
  viewer: Viewer,
  form: NewFacilityForm,
  now: Date,
): Promise<Created> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const sent = { purpose: "new facility", personId: viewer.personId, key: form.key };
      if (isAfterToday(dayIn(form, "note"), now)) return { ok: false, reason: "future" };
      const { result } = await once(tx, sent, now, async () => {
        const nameSearch = searchKey(form.name);
        const double = await findFacilityNamed(tx, nameSearch, form.region);
        if (double) throw new Refused<Created>({ ok: false, reason: "double" });
        const facility = { ...factsOf(form), ...placeOf(form), id: randomId(), nameSearch };
        await insertNew(tx, facility, form.source, now);
        await recordDeed(tx, viewer, { action: "facility-created", facilityId: facility.id }, now);
        return facility.id;
      });
      return { ok: true, id: result };
    }),
  );
}

/** The facts of a facility that a form fills in. */
export type FacilityFacts = ReturnType<typeof factsOf>;

export type Edited =
  | { ok: true }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "future" }
  /** Somebody saved another version meanwhile: this one. */
  | { ok: false; reason: "stale"; stored: Row<"facility"> };

/** Saves what a coordinator knows of a place, unless somebody else saved it since the form was filled. */
export async function editFacility(
  app: App,
  viewer: Viewer,
  id: string,
  form: FacilityForm,
  now: Date,
): Promise<Edited> {
  return retrying(app.db, async (tx) => {
    const stored = await findFacility(tx, id);
    if (!stored || stored.mergedInto !== null) return { ok: false, reason: "not-found" };
    if (isAfterToday(dayIn(form, "note"), now)) return { ok: false, reason: "future" };
    const sent = { purpose: `facility ${id}`, personId: viewer.personId, key: form.key };
    const { result } = await once(tx, sent, now, async () => {
      await lockLoadsAt(tx, id);
      const toBeConfirmed = form.toBeConfirmed === "yes" ? (1 as const) : (0 as const);
      const change = { ...factsOf(form), nameSearch: searchKey(form.name), toBeConfirmed };
      if (!(await updateFacility(tx, { id, rowVersion: form.version }, change))) return "stale";
      await recordDeed(tx, viewer, { action: "facility-edited", facilityId: id }, now);
      return "";
    });
    if (result === "") return { ok: true };
    return { ok: false, reason: "stale", stored: (await findFacility(tx, id)) ?? stored };
  });
}

/** "As it stands, checked today." Twice on one day is no mistake. */
export async function confirmFacility(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "no-address" }> {
  return retrying(app.db, async (tx) => {
    const facility = await findFacility(tx, id);
    if (!facility || facility.mergedInto !== null) return { ok: false, reason: "not-found" };
    if (!hasAddress(facility)) return { ok: false, reason: "no-address" };
    const checkedOn = now.toISOString().slice(0, 10);
    if (facility.toBeConfirmed === 0 && facility.checkedOn === checkedOn) return { ok: true };
    await updateFacility(tx, facility, { toBeConfirmed: 0, checkedOn });
    await recordDeed(tx, viewer, { action: "facility-confirmed", facilityId: id }, now);
    return { ok: true };
  });
}

/** A day after today anywhere on earth. */
export function isAfterToday(day: string | null, now: Date): boolean {
  return day !== null && day > latestDay(now.toISOString());
}

type Facts = Omit<FacilityForm, "toBeConfirmed" | "version">;

function factsOf(form: Facts) {
  const { name, kind, region, climateZone } = form;
  const letterNote = form.letterNote === "" ? null : form.letterNote;
  return {
    ...{ name, kind, region, climateZone, letterNote },
    regime: form.regime === "" ? null : form.regime,
    letterNoteSource: letterNote === null || form.letterNoteSource === "" ? null : form.letterNoteSource,
    letterNoteCheckedOn: letterNote === null ? null : dayIn(form, "note"),
  };
}

function placeOf({ address, postcode }: Pick<NewFacilityForm, "address" | "postcode">) {
  return { address, postcode: postcode === "" ? null : postcode };
}

type New = FacilityFacts & ReturnType<typeof placeOf> & { id: string; nameSearch: string };

async function insertNew(tx: Tx, facility: New, source: string, now: Date): Promise<void> {
  const recordedAt = now.toISOString();
  await insertFacility(tx, {
    ...facility,
    source,
    toBeConfirmed: 1,
    checkedOn: null,
    mergedInto: null,
    createdAt: recordedAt,
  });
  const { id: facilityId, address, postcode } = facility;
  if (hasAddress(facility)) {
    const row = { facilityId, address, postcode, source, validFrom: null, voidedAt: null };
    await insertFacilityAddress(tx, { ...row, recordedAt, appliedAt: recordedAt });
  }
  const post = { facilityId, channel: "post", worksSince: null, worksUntil: null, note: null } as const;
  await insertFacilityChannel(tx, { ...post, source, checkedOn: null });
}
