import type { Tx } from "#db/connection.server";
import { findFollowed } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import { findParcel, insertParcels, updateParcel } from "#db/repositories/parcels";
import type { NewRow, Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { DateISO } from "~/domain/dates/instants";
import type { ParcelKind, ParcelPurpose, ParcelSender } from "~/domain/parcels/ledger";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { askFor, type NotAllowed, refusalOf } from "./ask";
import { type ParcelCase, readCase, todayOf } from "./facts.server";

type Missing = { ok: false; reason: "not-found" };

export interface PlanForm {
  kind: ParcelKind;
  /** When it should arrive or be handed in. */
  day: DateISO;
  /** As it is guessed; null: not known. */
  grams: number | null;
  purpose: ParcelPurpose | null;
  who: ParcelSender;
  /** Somebody asked the place, where the rules say to. */
  hasAsked: boolean;
  key: string;
}

export type Planned = { ok: true; parcelId: string } | NotAllowed | Missing | { ok: false; reason: "past" };

/**
 * Holds a slot for a day. The rules are asked again in the transaction that writes, with everybody else who plans for
 * this prisoner waiting: of two who want the last slot the second is refused. The same form twice is one entry.
 */
export async function planEntry(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: PlanForm,
  now: Date,
): Promise<Planned> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      if (!(await mayPlanFor(tx, viewer, prisonerId))) return { ok: false, reason: "not-found" };
      const sent = { purpose: `parcel ${prisonerId}`, personId: viewer.personId, key: form.key };
      const { result } = await once(tx, sent, now, async () => {
        const found = await lockCase(app, tx, prisonerId, now);
        if (!found) throw new Refused({ ok: false, reason: "not-found" });
        if (form.day < todayOf(now)) throw new Refused({ ok: false, reason: "past" });
        const refusal = refusalOf(askFor(found.facts, form), form.hasAsked);
        if (refusal) throw new Refused(refusal);
        const row = newEntry(found, form, now);
        await insertParcels(tx, [row]);
        await recordStaffDeed(tx, viewer, { action: "parcel-planned", prisonerId }, now);
        return row.id;
      });
      return { ok: true, parcelId: result };
    }),
  );
}

export type Moved = { ok: true } | NotAllowed | Missing | { ok: false; reason: "past" | "not-planned" };

/** Gives a planned entry another day, if the rules allow it there. */
export async function moveEntry(
  app: App,
  viewer: Viewer,
  { prisonerId, parcelId }: { prisonerId: string; parcelId: string },
  { day, hasAsked }: { day: DateISO; hasAsked: boolean },
  now: Date,
): Promise<Moved> {
  return retrying(app.db, async (tx) => {
    if (!(await mayPlanFor(tx, viewer, prisonerId))) return { ok: false, reason: "not-found" };
    const found = await lockCase(app, tx, prisonerId, now);
    const row = found?.rows.find(({ id }) => id === parcelId);
    if (!found || !row || !mayChange(viewer, row)) return { ok: false, reason: "not-found" };
    if (row.state !== "planned") return { ok: false, reason: "not-planned" };
    if (day < todayOf(now)) return { ok: false, reason: "past" };
    const { kind, who, estimatedGrams: grams } = row;
    const isOutsideCount = row.outsideCount === 1;
    const answer = askFor(found.facts, { kind, who, day, grams, isOutsideCount, exceptId: row.id });
    const refusal = refusalOf(answer, hasAsked);
    if (refusal) return refusal;
    const place = { facilityId: found.stay?.facilityId ?? null, stayId: found.stay?.id ?? null };
    const change = { ...place, plannedOn: day, changedAt: now.toISOString() };
    if (!(await updateParcel(tx, row, change))) throw new StaleRow();
    await recordStaffDeed(tx, viewer, { action: "parcel-moved", prisonerId }, now);
    return { ok: true };
  });
}

/** A relative plans for whom they follow, the desk for anybody. */
export async function mayPlanFor(tx: Tx, viewer: Viewer, prisonerId: string): Promise<boolean> {
  if (viewer.role === "coordinator" || viewer.role === "admin") return true;
  return viewer.role === "family" && (await findFollowed(tx, viewer.personId, prisonerId)) !== undefined;
}

/** A relative changes the family's own entries and what they told of other groups, the desk any. */
export function mayChange(viewer: Viewer, { who }: Pick<Row<"parcel">, "who">): boolean {
  return viewer.role !== "family" || who === "family" || who === "other-group";
}

/** Everything that decides, while nobody else changes it. */
export async function lockCase(app: App, tx: Tx, prisonerId: string, now: Date): Promise<ParcelCase | null> {
  await lockLoads(tx, [prisonerId]);
  return readCase(app, tx, prisonerId, now);
}

/** The same, found by one of the entries. */
export async function lockCaseOf(app: App, tx: Tx, parcelId: string, now: Date) {
  const read = await findParcel(tx, parcelId);
  const found = read ? await lockCase(app, tx, read.prisonerId, now) : null;
  const row = found?.rows.find(({ id }) => id === parcelId);
  return found && row ? { found, row } : null;
}

type Entry = Pick<PlanForm, "kind" | "day" | "grams" | "purpose" | "who">;

/** A planned entry as it is stored. */
export function newEntry({ prisoner, stay }: Pick<ParcelCase, "prisoner" | "stay">, entry: Entry, now: Date) {
  return {
    ...emptyEntry(now),
    prisonerId: prisoner.id,
    facilityId: stay?.facilityId ?? null,
    stayId: stay?.id ?? null,
    kind: entry.kind,
    who: entry.who,
    purpose: entry.purpose,
    plannedOn: entry.day,
    estimatedGrams: entry.grams,
  } satisfies NewRow<"parcel">;
}

/** Columns of an entry of which nothing is known yet. */
export function emptyEntry(now: Date) {
  return {
    id: randomId(),
    state: "planned" as const,
    outsideCount: 0 as const,
    plannedOn: null,
    packedOn: null,
    sentOn: null,
    endedOn: null,
    endedPrecision: "unknown" as const,
    estimatedGrams: null,
    weighedGrams: null,
    trackingEncrypted: null,
    refusal: null,
    closedAt: null,
    stateBefore: null,
    custodyChangeId: null,
    recordedAt: now.toISOString(),
    changedAt: now.toISOString(),
    rowVersion: 1,
  };
}
