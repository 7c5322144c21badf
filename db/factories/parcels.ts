import { inTransaction } from "#db/connection.server";
import { findItems } from "#db/repositories/parcel-items";
import { insertConsent } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import type { ParcelKind, ParcelPurpose, ParcelSender } from "~/domain/parcels/ledger";
import { addItem } from "~/features/parcels/items.server";
import { planEntry } from "~/features/parcels/plan-entry.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { consentRow, makePrisoner, type PrisonerOverrides } from "./prisoners";
import { makeVolunteer } from "./volunteers";

/** Somebody whose family agreed to parcels; a grown man serving in a colony of general regime. */
export async function makeParcelPrisoner(app: App, overrides: PrisonerOverrides, now: Date) {
  const prisoner = await makePrisoner(app, overrides, now);
  const given = { ...consentRow(prisoner.id, "given", now), purpose: "parcels" as const };
  await inTransaction(app.db, (tx) => insertConsent(tx, given));
  return prisoner;
}

export interface ParcelOverrides {
  /** Who plans it: a coordinator made for it, unless said otherwise. */
  viewer?: Viewer;
  prisonerId?: string;
  kind?: ParcelKind;
  who?: ParcelSender;
  purpose?: ParcelPurpose | null;
  /** 30 days from now, unless said otherwise. */
  day?: string;
  grams?: number | null;
  /** What goes in, of the catalogue or freely written. */
  items?: readonly { code?: string; text?: string; wanted: number; grams?: number }[];
}

/** A planned parcel for volunteers through the real use cases, with its things; whoever is not named is made. */
export async function makeParcel(app: App, overrides: ParcelOverrides, now: Date) {
  const viewer = overrides.viewer ?? (await makeVolunteer(app, { role: "coordinator" }, now));
  const prisonerId = overrides.prisonerId ?? (await makeParcelPrisoner(app, {}, now)).id;
  const form = {
    kind: overrides.kind ?? ("parcel" as const),
    who: overrides.who ?? ("volunteers" as const),
    purpose: overrides.purpose === undefined ? ("food" as const) : overrides.purpose,
    day: overrides.day ?? dayAfter(now.toISOString().slice(0, 10), 30),
    grams: overrides.grams === undefined ? 6_000 : overrides.grams,
    hasAsked: true,
    key: randomToken(),
  };
  const planned = await planEntry(app, viewer, prisonerId, form, now);
  if (!planned.ok) throw new Error(`parcel refused: ${JSON.stringify(planned)}`);
  const { parcelId: id } = planned;
  for (const { code = null, text = "", wanted, grams = code === null ? 200 : null } of overrides.items ??
    []) {
    const item = { code, text, wanted, grams, key: randomToken() };
    const added = await addItem(app, viewer, id, item, now);
    if (!added.ok) throw new Error(`item refused: ${added.reason}`);
  }
  const itemIds = (await findItems(app.db, [id])).map((item) => item.id);
  return { id, prisonerId, itemIds, viewer };
}
