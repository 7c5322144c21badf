import { findPledgesOf } from "#db/repositories/item-pledges";
import { findItems } from "#db/repositories/parcel-items";
import { findPacker, findPackingsOf } from "#db/repositories/parcel-packers";
import { findOpenParcels, findParcel, findParcelsByIds } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { dayAfter } from "~/domain/dates/instants";
import { sizesFor, sizesForPacking } from "~/domain/parcels/sizes-wanted";
import { findBlockedOf } from "~/features/correspondence/facts.server";
import { openNeeds } from "~/features/family/needs.server";
import { envelopeTo } from "~/features/prisoners/envelope";
import type { App } from "~/platform/app.server";
import { trackingPlace } from "./course.server";
import { type ParcelCase, readCases, todayOf } from "./facts.server";
import { type OpenItem, openItems } from "./open-items.server";
import { lineOf } from "./parcel-line";
import { isOpenForVolunteers } from "./pledge.server";

/** So many parcels are looked through; the next go first. */
const MOST = 200;
/** For so long somebody is told that a promise was handed back. */
const TOLD_FOR_DAYS = 30;
const changedPlans: readonly (string | null)[] = ["cancelled", "moved", "over", "sanction"];

/** What can be taken on, and what this volunteer has taken on, each by the day it must go. */
export async function listParcels(app: App, viewer: Viewer, now: Date) {
  const own = await readOwnParts(app, viewer, now);
  const open = await findOpenParcels(app.db, todayOf(now), MOST);
  const mine = await findParcelsByIds(app.db, [...own.current]);
  const rows = [...mine, ...open.filter(({ id }) => !own.current.has(id))];
  const cases = await readCases(app, app.db, [...new Set(rows.map(({ prisonerId }) => prisonerId))], now);
  const blocked = await findBlockedOf(app, app.db, viewer.personId, [...cases.keys()]);
  const items = await findItems(
    app.db,
    rows.map(({ id }) => id),
  );
  const lines = rows.flatMap((row) => {
    const found = cases.get(row.prisonerId);
    const isOwn = own.current.has(row.id);
    if (!found || (!isOwn && (blocked.has(row.prisonerId) || !isOpenForVolunteers(found, row)))) return [];
    const its = items.filter(({ parcelId }) => parcelId === row.id);
    const left = its.reduce((sum, { wanted, pledged }) => sum + wanted - pledged, 0);
    const gramsLeft = its.reduce((sum, { wanted, pledged, grams }) => sum + (wanted - pledged) * grams, 0);
    return [{ ...lineOf(found, row), isOwn, left, gramsLeft }];
  });
  return { lines, handedBack: own.handedBack };
}

export type ParcelLine = Awaited<ReturnType<typeof listParcels>>["lines"][number];

/** One parcel for whoever may take part in it, or does; null for everybody else. */
export async function readParcel(app: App, viewer: Viewer, parcelId: string, now: Date) {
  const row = await findParcel(app.db, parcelId);
  const found = row ? (await readCases(app, app.db, [row.prisonerId], now)).get(row.prisonerId) : undefined;
  if (!row || !found) return null;
  const own = await readOwnParts(app, viewer, now);
  const isOwn = own.all.has(row.id);
  const isOpen = isOpenForVolunteers(found, row);
  const blocked = await findBlockedOf(app, app.db, viewer.personId, [row.prisonerId]);
  if (!isOwn && (blocked.size > 0 || !isOpen || row.state !== "planned")) return null;
  const isPacker = own.packing.has(row.id);
  const items = await openItems(app, found, row, viewer.personId);
  const isPacked = isPacker || (await findPacker(app.db, row.id)) !== undefined;
  return {
    ...lineOf(found, row),
    isOpen: isOpen && row.state === "planned",
    packer: isPacker ? ("you" as const) : isPacked ? ("other" as const) : null,
    items,
    sizes: await sizesToTell(app, found, row, { isPacker, items }),
    estimatedGrams: row.estimatedGrams,
    weighedGrams: row.weighedGrams,
    sentOn: row.sentOn,
    endedOn: row.endedOn,
    endedPrecision: row.endedPrecision,
    refusal: row.refusal,
    tracking:
      isPacker && row.trackingEncrypted
        ? app.crypto.open(row.trackingEncrypted, trackingPlace(row.id))
        : null,
    address: isPacker && row.kind !== "delivery" ? addressOf(found) : null,
  };
}

export type ParcelPageData = NonNullable<Awaited<ReturnType<typeof readParcel>>>;

/** What somebody brings or packs: now, ever, and what was handed back lately without their doing. */
async function readOwnParts(app: App, { personId }: Viewer, now: Date) {
  const pledges = await findPledgesOf(app.db, personId);
  const packings = await findPackingsOf(app.db, personId);
  const since = dayAfter(now.toISOString().slice(0, 10), -TOLD_FOR_DAYS);
  const all = [...pledges, ...packings];
  const ids = (rows: readonly { parcelId: string }[]) => new Set(rows.map(({ parcelId }) => parcelId));
  const current = all.filter(({ endedAt }) => endedAt === null);
  const kept = all.filter(({ endedAt, endedReason }) => endedAt === null || endedReason === "done");
  const packing = packings.filter(({ endedAt, endedReason }) => endedAt === null || endedReason === "done");
  return {
    current: ids(current),
    all: ids(kept),
    packing: ids(packing),
    handedBack: ids(
      all.filter(
        ({ endedAt, endedReason }) => changedPlans.includes(endedReason) && (endedAt ?? "") >= since,
      ),
    ).size,
  };
}

/** The sizes that somebody's own part asks for, where the family lets them be told; nobody else reads any. */
async function sizesToTell(
  app: App,
  found: ParcelCase,
  row: Row<"parcel">,
  { isPacker, items }: { isPacker: boolean; items: readonly OpenItem[] },
) {
  const isOver = row.state !== "planned" && row.state !== "packed";
  if (isOver || !found.mayTellSizes) return [];
  const codes = items.map(({ code }) => code);
  const brought = items.filter(({ mine }) => mine > 0).flatMap(({ code }) => sizesFor(code));
  const needed = isPacker ? [...brought, ...sizesForPacking(row.purpose, codes)] : brought;
  if (needed.length === 0) return [];
  return (await openNeeds(app, row.prisonerId)).sizes.filter(({ kind }) => needed.includes(kind));
}

function addressOf({ prisoner, stay }: ParcelCase): string | null {
  if (!stay?.facilityName) return null;
  const facility = { name: stay.facilityName, address: stay.address ?? "", postcode: stay.postcode };
  return envelopeTo(prisoner, facility);
}
