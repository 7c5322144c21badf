import type { Tx } from "#db/connection.server";
import { findBlock } from "#db/repositories/correspondence";
import { findOpenPledge, findPledgesOf, handBackPledge, insertPledge } from "#db/repositories/item-pledges";
import { countPledged, findItem } from "#db/repositories/parcel-items";
import { endPacking, findPacker, findPackingsOf, insertPacker } from "#db/repositories/parcel-packers";
import { findParcel, holdParcel } from "#db/repositories/parcels";
import { isUnderReport } from "#db/repositories/reports";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { isMinorOn } from "~/domain/prisoners/age";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { judgeFor } from "./ask";
import { type ParcelCase, readCase } from "./facts.server";
import { gramsOf } from "./ledger";

type Refusal =
  | { ok: false; reason: "not-found" }
  /** The place, the family or the desk: nothing may go there for now, or this account rests. */
  | { ok: false; reason: "paused" | "resting" | "not-planned" }
  | { ok: false; reason: "too-many"; left: number };

export type Pledged = { ok: true } | Refusal;

/** Takes on pieces of one thing; never more than are left, however many take them at once. */
export async function pledgeItem(
  app: App,
  viewer: Viewer,
  { parcelId, itemId }: { parcelId: string; itemId: number },
  { pieces, key }: { pieces: number; key: string },
  now: Date,
): Promise<Pledged> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const sent = { purpose: `pledge ${parcelId} ${itemId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        const parcel = await holdOpenParcel(app, tx, viewer, parcelId, now);
        const item = await findItem(tx, parcelId, itemId);
        if (!item) throw new Refused({ ok: false, reason: "not-found" });
        if (!(await countPledged(tx, itemId, pieces))) {
          throw new Refused({ ok: false, reason: "too-many", left: item.wanted - item.pledged });
        }
        const { prisonerId } = parcel;
        const open = { endedAt: null, endedReason: null, custodyChangeId: null };
        const row = { itemId, prisonerId, personId: viewer.personId, pieces, recordedAt: now.toISOString() };
        await insertPledge(tx, { ...row, ...open });
        return "";
      });
      return { ok: true };
    }),
  );
}

/** Gives back all one takes of a thing. Twice is no mistake; what is packed already is packed. */
export async function withdrawPledge(
  app: App,
  viewer: Viewer,
  { parcelId, itemId }: { parcelId: string; itemId: number },
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "not-planned" }> {
  return retrying(app.db, async (tx) => {
    const own = await findPledgesOf(tx, viewer.personId);
    const isOwn = own.some((each) => each.parcelId === parcelId && each.itemId === itemId);
    if (!isOwn) return { ok: false, reason: "not-found" };
    const isPlanned = await holdParcel(tx, parcelId, ["planned"]);
    const pledge = await findOpenPledge(tx, itemId, viewer.personId);
    if (!pledge) return { ok: true };
    if (!isPlanned) return { ok: false, reason: "not-planned" };
    const ending = { endedAt: now.toISOString(), endedReason: "withdrawn" } as const;
    if (!(await handBackPledge(tx, pledge, ending))) throw new StaleRow();
    return { ok: true };
  });
}

/** Becomes the one who packs and sends; there is one for each parcel. Again is no mistake. */
export async function becomePacker(
  app: App,
  viewer: Viewer,
  parcelId: string,
  now: Date,
): Promise<{ ok: true } | Refusal | { ok: false; reason: "taken" }> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const { prisonerId } = await holdOpenParcel(app, tx, viewer, parcelId, now);
      const { personId } = viewer;
      const open = { endedAt: null, endedReason: null, custodyChangeId: null };
      const row = { parcelId, prisonerId, personId, recordedAt: now.toISOString(), ...open };
      if (await insertPacker(tx, row)) return { ok: true };
      const isOwn = (await findPacker(tx, parcelId))?.personId === personId;
      return isOwn ? { ok: true } : { ok: false, reason: "taken" };
    }),
  );
}

/** Lets somebody else pack, as long as it is not sent. */
export async function leavePacking(
  app: App,
  viewer: Viewer,
  parcelId: string,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "not-planned" }> {
  return retrying(app.db, async (tx) => {
    const own = await findPackingsOf(tx, viewer.personId);
    if (!own.some((each) => each.parcelId === parcelId)) return { ok: false, reason: "not-found" };
    const isHere = await holdParcel(tx, parcelId, ["planned", "packed"]);
    const packer = await findPacker(tx, parcelId);
    if (packer?.personId !== viewer.personId) return { ok: true };
    if (!isHere) return { ok: false, reason: "not-planned" };
    await endPacking(tx, packer.id, { endedAt: now.toISOString(), endedReason: "withdrawn" });
    return { ok: true };
  });
}

/**
 * Whether something may be brought or packed for this entry now: volunteers bring it, the rules let it arrive on its
 * day, and everything can still be put into it. Nobody learns here why it is paused.
 */
export function isOpenForVolunteers({ facts, prisoner }: ParcelCase, row: Row<"parcel">): boolean {
  if (row.who !== "volunteers" && row.who !== "circle") return false;
  if (isMinorOn(prisoner.birthDate, prisoner.birthPrecision, facts.today)) return false;
  if (row.plannedOn === null) return false;
  const { kind, who, plannedOn: day } = row;
  const isOutsideCount = row.outsideCount === 1;
  const answer = judgeFor(facts, { kind, who, day, grams: gramsOf(row), isOutsideCount, exceptId: row.id });
  return answer.answer !== "no" && day >= facts.today;
}

/** Holds a planned parcel still that this volunteer may take part in; otherwise the form is refused. */
async function holdOpenParcel(app: App, tx: Tx, viewer: Viewer, parcelId: string, now: Date) {
  const parcel = await findParcel(tx, parcelId);
  const found = parcel ? await readCase(app, tx, parcel.prisonerId, now) : null;
  if (!parcel || !found || (await isKeptAway(app, tx, viewer.personId, parcel.prisonerId))) {
    throw new Refused({ ok: false, reason: "not-found" });
  }
  if (parcel.who !== "volunteers" && parcel.who !== "circle")
    throw new Refused({ ok: false, reason: "not-found" });
  if (await isUnderReport(tx, viewer.personId)) throw new Refused({ ok: false, reason: "resting" });
  if (!(await holdParcel(tx, parcelId, ["planned"]))) throw new Refused({ ok: false, reason: "not-planned" });
  if (!isOpenForVolunteers(found, parcel)) throw new Refused({ ok: false, reason: "paused" });
  return parcel;
}

/** Whether a stop for good stands between the two. */
function isKeptAway(app: App, tx: Tx, personId: string, prisonerId: string): Promise<boolean> {
  return findBlock(tx, pairHmac(app, personId, prisonerId));
}
