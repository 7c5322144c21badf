import type { Tx } from "#db/connection.server";
import { findFollowed } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import {
  findMeasurements,
  findNeeds,
  insertMeasurement,
  insertNeed,
  voidMeasurement,
  voidNeed,
} from "#db/repositories/needs";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { PartialDate } from "~/domain/dates/partial-date";
import { mayBeMeasuredOn, type SizeKind, sizeKinds } from "~/domain/family/sizes";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

export const needKinds = ["diet", "request"] as const;
type NeedKind = (typeof needKinds)[number];

export interface NeedsForm {
  /** Null: not known, or taken back. */
  sizes: Record<SizeKind, number | null>;
  measured: PartialDate;
  /** Empty: nothing, or taken back. */
  texts: Record<NeedKind, string>;
  /** Ids of the rows the form was filled from: what differs from them is what this relative changed. */
  shownSizes: readonly number[];
  shownNeeds: readonly number[];
  key: string;
}

/**
 * Keeps what a relative changed and nothing else, so that two who fill the form at once undo nothing of each other's;
 * the former entries are void and stay. The date counts for the sizes changed; where none was, for all there are.
 */
export async function saveNeeds(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: NeedsForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" | "future" }> {
  return retrying(app.db, async (tx) => {
    if (!(await findFollowed(tx, viewer.personId, prisonerId))) return { ok: false, reason: "not-found" };
    if (!mayBeMeasuredOn(form.measured, now.toISOString())) return { ok: false, reason: "future" };
    const sent = { purpose: `needs ${prisonerId}`, personId: viewer.personId, key: form.key };
    await once(tx, sent, now, async () => {
      await lockLoads(tx, [prisonerId]);
      await saveSizes(app, tx, prisonerId, form, now);
      await saveTexts(app, tx, prisonerId, form, now);
      return "";
    });
    return { ok: true };
  });
}

/** What stands of sizes and needs, opened; null when this relative does not follow the prisoner. */
export async function readNeeds(app: App, viewer: Viewer, prisonerId: string) {
  const prisoner = await findFollowed(app.db, viewer.personId, prisonerId);
  if (!prisoner) return null;
  const { id, name, nameLatin } = prisoner;
  return { id, name, nameLatin, ...(await openNeeds(app, id)) };
}

/** The same for the desk, whose coordinators put parcels together. The caller has made sure that the desk asks. */
export async function openNeeds(app: App, prisonerId: string) {
  const sizes = (await findMeasurements(app.db, prisonerId)).map((row) => ({
    id: row.id,
    kind: row.kind,
    value: openSize(app, row),
    measuredOn: row.measuredOn,
    measuredPrecision: row.measuredPrecision,
    recordedAt: row.recordedAt,
  }));
  const needs = (await findNeeds(app.db, prisonerId)).map((row) => ({
    id: row.id,
    kind: row.kind,
    text: openNeed(app, row),
    recordedAt: row.recordedAt,
  }));
  return { sizes, needs };
}

async function saveSizes(app: App, tx: Tx, prisonerId: string, form: NeedsForm, now: Date): Promise<void> {
  const shown = (await findMeasurements(tx, prisonerId, form.shownSizes)).filter(({ id }) =>
    form.shownSizes.includes(id),
  );
  const before = new Map(shown.map((row) => [row.kind, openSize(app, row)]));
  const changed = sizeKinds.filter((kind) => form.sizes[kind] !== (before.get(kind) ?? null));
  const isOnlyDate = changed.length === 0 && form.measured.date !== null;
  const recordedAt = now.toISOString();
  for (const kind of isOnlyDate ? sizeKinds : changed) {
    const value = form.sizes[kind];
    await voidMeasurement(tx, prisonerId, kind, recordedAt);
    if (value === null) continue;
    const { date: measuredOn, precision: measuredPrecision } = form.measured;
    const row = { prisonerId, kind, source: "family" as const, measuredOn, measuredPrecision };
    await insertMeasurement(tx, { ...row, recordedAt, voidedAt: null }, (id) =>
      app.crypto.seal(String(value), sizePlace(id)),
    );
  }
}

async function saveTexts(app: App, tx: Tx, prisonerId: string, form: NeedsForm, now: Date): Promise<void> {
  const shown = (await findNeeds(tx, prisonerId, form.shownNeeds)).filter(({ id }) =>
    form.shownNeeds.includes(id),
  );
  const before = new Map(shown.map((row) => [row.kind, openNeed(app, row)]));
  const recordedAt = now.toISOString();
  for (const kind of needKinds) {
    const text = form.texts[kind];
    if (text === (before.get(kind) ?? "")) continue;
    await voidNeed(tx, prisonerId, kind, recordedAt);
    if (text === "") continue;
    const row = { prisonerId, kind, source: "family" as const, recordedAt, voidedAt: null };
    await insertNeed(tx, row, (id) => app.crypto.seal(text, needPlace(id)));
  }
}

function openSize(app: App, { id, valueEncrypted }: Row<"measurement">): number {
  return Number(app.crypto.open(valueEncrypted, sizePlace(id)));
}

function openNeed(app: App, { id, textEncrypted }: Row<"need">): string {
  return app.crypto.open(textEncrypted, needPlace(id));
}

const sizePlace = (id: number) => ({ table: "measurement", column: "valueEncrypted", rowId: String(id) });
const needPlace = (id: number) => ({ table: "need", column: "textEncrypted", rowId: String(id) });
