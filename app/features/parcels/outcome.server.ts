import type { Tx } from "#db/connection.server";
import { finishPledges, reopenFinishedPledges } from "#db/repositories/item-pledges";
import { endPacking, findFormerPacker, findPacker, reopenPacking } from "#db/repositories/parcel-packers";
import { insertParcels } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { latestDay } from "~/domain/dates/instants";
import type { PartialDate } from "~/domain/dates/partial-date";
import { spanOf } from "~/domain/dates/span";
import { type ParcelKind, type ParcelSender, type RefusalReason, statesAfter } from "~/domain/parcels/ledger";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { refusalOf } from "./ask";
import { askOf, notNow, type Step, write } from "./course.server";
import { isToldOf, openStateOf } from "./ledger";
import { type Outcome, outcomes } from "./outcomes";
import { emptyEntry, lockCase, lockCaseOf, mayPlanFor } from "./plan-entry.server";

type Parcel = Row<"parcel">;

export interface OutcomeForm {
  outcome: Outcome;
  /** As far as it is known. */
  on: PartialDate;
  /** Null unless it was refused. */
  refusal: RefusalReason | null;
}

/**
 * What became of a parcel. Whoever packed it, a relative and the desk may say so: a family often hears first. What was
 * never noted as sent counts as sent. A refused or returned one frees its slot.
 */
export async function noteOutcome(
  app: App,
  viewer: Viewer,
  parcelId: string,
  { outcome, on, refusal }: OutcomeForm,
  now: Date,
): Promise<Step> {
  return retrying(app.db, async (tx) => {
    const locked = await lockCaseOf(app, tx, parcelId, now);
    if (!locked || !(await mayTell(tx, viewer, locked.row))) return { ok: false, reason: "not-found" };
    const { row } = locked;
    if (row.state === outcome && row.endedOn === on.date) return { ok: true };
    if (row.state === "cancelled" || !isWithin(row.state, outcome)) return notNow;
    if (isAhead(on, now)) return { ok: false, reason: "future" };
    const ended = { endedOn: on.date, endedPrecision: on.precision, closedAt: now.toISOString() };
    await write(
      tx,
      row,
      { state: outcome, refusal: outcome === "refused" ? refusal : row.refusal, ...ended },
      now,
    );
    await finishPledges(tx, row.id, now.toISOString());
    const packer = await findPacker(tx, row.id);
    if (packer) await endPacking(tx, packer.id, { endedAt: now.toISOString(), endedReason: "done" });
    const detail = { outcome };
    await recordStaffDeed(tx, viewer, { action: "parcel-outcome", prisonerId: row.prisonerId, detail }, now);
    return { ok: true };
  });
}

/** It was not so: it is on its way, or planned, as before. A slot that somebody else took meanwhile stays theirs. */
export async function undoOutcome(app: App, viewer: Viewer, parcelId: string, now: Date): Promise<Step> {
  return retrying(app.db, async (tx) => {
    const locked = await lockCaseOf(app, tx, parcelId, now);
    if (!locked || !(await mayTell(tx, viewer, locked.row))) return { ok: false, reason: "not-found" };
    const { row, found } = locked;
    if (!outcomes.some((each) => each === row.state)) return { ok: true };
    if (isToldOf(row)) return notNow;
    const state = openStateOf(row);
    if (row.state !== "accepted") {
      const refusal = refusalOf(askOf(found, { ...row, state }, row.sentOn ?? undefined), true);
      if (refusal?.because === "limit-reached" || refusal?.because === "month-full") return refusal;
    }
    const open = { endedOn: null, endedPrecision: "unknown", closedAt: null, refusal: null } as const;
    await write(tx, row, { state, ...open }, now);
    await reopenFinishedPledges(tx, row.id);
    const packer = await findFormerPacker(tx, row.id);
    if (packer) await reopenPacking(tx, packer.id);
    await recordStaffDeed(tx, viewer, { action: "parcel-step-undone", prisonerId: row.prisonerId }, now);
    return { ok: true };
  });
}

export interface PastForm extends OutcomeForm {
  kind: ParcelKind;
  who: ParcelSender;
  grams: number | null;
  key: string;
}

/** Notes a parcel of the past in one line, whoever sent it: facts are not asked for leave. The same form twice is one. */
export async function notePast(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { outcome, on, refusal, kind, who, grams, key }: PastForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "future" }> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      if (!(await mayPlanFor(tx, viewer, prisonerId))) return { ok: false, reason: "not-found" };
      const sent = { purpose: `past parcel ${prisonerId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        if (isAhead(on, now)) throw new Refused({ ok: false, reason: "future" });
        const found = await lockCase(app, tx, prisonerId, now);
        if (!found) throw new Refused({ ok: false, reason: "not-found" });
        const row = {
          ...emptyEntry(now),
          ...{
            prisonerId,
            kind,
            who,
            state: outcome,
            purpose: who === "family" ? ("family" as const) : null,
          },
          ...{ facilityId: null, stayId: null, estimatedGrams: grams, refusal },
          ...{ endedOn: on.date, endedPrecision: on.precision, closedAt: now.toISOString() },
        };
        await insertParcels(tx, [row]);
        await recordStaffDeed(tx, viewer, { action: "parcel-told", prisonerId, detail: { outcome } }, now);
        return row.id;
      });
      return { ok: true };
    }),
  );
}

/** Straight there, or through being sent. */
function isWithin(state: Exclude<Parcel["state"], "cancelled">, outcome: Outcome): boolean {
  const next = statesAfter(state);
  return next.includes(outcome) || (next.includes("sent") && statesAfter("sent").includes(outcome));
}

/** No part of what the date may mean has come yet. */
function isAhead(on: PartialDate, now: Date): boolean {
  const { from } = spanOf(on);
  return from !== null && from > latestDay(now.toISOString());
}

async function mayTell(tx: Tx, viewer: Viewer, row: Parcel): Promise<boolean> {
  if (viewer.role !== "volunteer") return mayPlanFor(tx, viewer, row.prisonerId);
  const packer = (await findPacker(tx, row.id)) ?? (await findFormerPacker(tx, row.id));
  return packer?.personId === viewer.personId;
}
