import type { Tx } from "#db/connection.server";
import { findPacker } from "#db/repositories/parcel-packers";
import { updateParcel } from "#db/repositories/parcels";
import type { Row, RowChange } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { type DateISO, dayAfter } from "~/domain/dates/instants";
import { type ParcelState, statesAfter } from "~/domain/parcels/ledger";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { askFor, judgeFor, type NotAllowed, refusalOf } from "./ask";
import { type ParcelCase, todayOf } from "./facts.server";
import { gramsOf } from "./ledger";
import { lockCaseOf, mayChange, mayPlanFor } from "./plan-entry.server";

type Parcel = Row<"parcel">;
export type Step = { ok: true } | NotAllowed | { ok: false; reason: "not-found" | "not-now" | "future" };

/** Everything is in and it was weighed. */
export async function packParcel(
  app: App,
  viewer: Viewer,
  parcelId: string,
  { grams }: { grams: number },
  now: Date,
): Promise<Step> {
  return inCourse(app, viewer, parcelId, now, async (tx, found, row) => {
    if (row.state === "packed" && row.weighedGrams === grams) return { ok: true };
    if (row.state !== "packed" && !mayBecome(row, "packed")) return notNow;
    const refusal = refusalOf(askOf(found, { ...row, weighedGrams: grams }), true);
    if (refusal) return refusal;
    await write(tx, row, { state: "packed", weighedGrams: grams, packedOn: todayOf(now) }, now);
    await recordStaffDeed(tx, viewer, { action: "parcel-packed", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

/** It is on its way since a day; what it takes until it arrives is asked of the rules again. */
export async function sendParcel(
  app: App,
  viewer: Viewer,
  parcelId: string,
  { sentOn, tracking }: { sentOn: DateISO; tracking: string },
  now: Date,
): Promise<Step> {
  return inCourse(app, viewer, parcelId, now, async (tx, found, row) => {
    if (row.state === "sent" && row.sentOn === sentOn) return { ok: true };
    if (!mayBecome(row, "sent")) return notNow;
    if (sentOn > todayOf(now)) return { ok: false, reason: "future" };
    const days = row.kind === "delivery" ? 0 : (found.facts.parcelDays ?? found.facts.rules.usualParcelDays);
    const arrival = dayAfter(sentOn, days);
    const refusal = refusalOf(askOf(found, { ...row, plannedOn: arrival }, sentOn), true);
    if (refusal) return refusal;
    const trackingEncrypted = tracking === "" ? null : app.crypto.seal(tracking, trackingPlace(row.id));
    await write(tx, row, { state: "sent", sentOn, plannedOn: arrival, trackingEncrypted }, now);
    await recordStaffDeed(tx, viewer, { action: "parcel-sent", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

/** Takes the last step back: what was sent is packed, what was packed is planned. */
export async function undoStep(
  app: App,
  viewer: Viewer,
  parcelId: string,
  step: "packed" | "sent",
  now: Date,
): Promise<Step> {
  return inCourse(app, viewer, parcelId, now, async (tx, _found, row) => {
    if (row.state !== step) return row.state === "planned" ? { ok: true } : notNow;
    const before: RowChange<"parcel"> =
      step === "packed"
        ? { state: "planned", packedOn: null, weighedGrams: null }
        : { state: row.packedOn === null ? "planned" : "packed", sentOn: null, trackingEncrypted: null };
    await write(tx, row, before, now);
    await recordStaffDeed(tx, viewer, { action: "parcel-step-undone", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

function mayBecome({ state }: Parcel, next: ParcelState): boolean {
  return state !== "cancelled" && statesAfter(state).includes(next);
}

/** Where the sealed tracking number of a parcel belongs. */
export function trackingPlace(id: string) {
  return { table: "parcel", column: "trackingEncrypted", rowId: id };
}

/** Runs a step on an entry that stands still; whose it is not, for them it is not there. */
export async function inCourse<Result>(
  app: App,
  viewer: Viewer,
  parcelId: string,
  now: Date,
  step: (tx: Tx, found: ParcelCase, row: Parcel) => Promise<Result>,
): Promise<Result | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    const locked = await lockCaseOf(app, tx, parcelId, now);
    if (!locked || !(await mayTakeSteps(tx, viewer, locked.row))) return { ok: false, reason: "not-found" };
    return step(tx, locked.found, locked.row);
  });
}

/** The one who packs, a relative for what is the family's, and the desk. */
async function mayTakeSteps(tx: Tx, viewer: Viewer, row: Parcel): Promise<boolean> {
  if (viewer.role === "volunteer") return (await findPacker(tx, row.id))?.personId === viewer.personId;
  return mayChange(viewer, row) && (await mayPlanFor(tx, viewer, row.prisonerId));
}

/** What the rules say of an entry as it would be, and when else it may come. */
export function askOf({ facts }: ParcelCase, row: Parcel, sentOn?: DateISO) {
  const question = questionOf(facts, row);
  return askFor(facts, sentOn === undefined ? question : { ...question, sentOn });
}

/** What the rules say of an entry as it stands, where nobody asks when else. */
export function judgeOf({ facts }: ParcelCase, row: Parcel) {
  return judgeFor(facts, questionOf(facts, row));
}

function questionOf({ today }: ParcelCase["facts"], row: Parcel) {
  const { kind, who, id: exceptId, plannedOn } = row;
  const isOutsideCount = row.outsideCount === 1;
  return { kind, who, grams: gramsOf(row), isOutsideCount, exceptId, day: plannedOn ?? today };
}

/** Writes one step; whoever was first wins, and the other starts over. */
export async function write(tx: Tx, row: Parcel, change: RowChange<"parcel">, now: Date): Promise<void> {
  if (!(await updateParcel(tx, row, { ...change, changedAt: now.toISOString() }))) throw new StaleRow();
}

export const notNow = { ok: false, reason: "not-now" } as const;
