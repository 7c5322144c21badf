import type { Tx } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import {
  findBulkRun,
  findWaitingEntries,
  insertBulkRun,
  lockBulkRun,
  saveEntries,
} from "#db/repositories/bulk-runs";
import { findBulkFacts, replaceConfirmation, replaceValues } from "#db/repositories/bulk-values";
import { lockLoads } from "#db/repositories/load";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { dayOf } from "~/domain/dates/instants";
import { type BulkChange, type BulkKind, type BulkVerdict, decideBulk } from "~/domain/desk/bulk";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once, resultOf } from "~/platform/forms/once.server";
import { editParts } from "./edit-parts";
import { factsOf } from "./facts.server";

/** People changed in one transaction: others wait no longer than for a page. */
const PART = 250;
/** Stands beside a confirmation, in the language of the other sources. */
export const SOURCE = "координатор";

type Entry = Row<"bulkEntry">;
type Done = { entry: Entry; before: string; after: string };

/**
 * Does one deed to everybody chosen and answers its id. Who was chosen is kept first, then people are changed part by
 * part, each part in a transaction of its own with the loads that follow; what a stopped process left waiting goes on
 * with {@link continueBulk}. The same form twice is one deed.
 */
export async function startBulk(
  app: App,
  viewer: Viewer,
  asked: { change: BulkChange; prisonerIds: readonly string[]; key: string },
  now: Date,
): Promise<string> {
  const { change, prisonerIds, key } = asked;
  const chosen = prisonerIds.length;
  const { kind } = change;
  const id = await retrying(app.db, async (tx) => {
    const { result } = await once(tx, formOf(viewer, kind, key), now, async () => {
      const run = { id: randomId(), kind, change: JSON.stringify(change), chosen, undoneAt: null };
      await insertBulkRun(tx, { ...run, startedAt: now.toISOString() }, prisonerIds);
      await recordDeed(tx, viewer, { action: "bulk-done", detail: { kind, chosen } }, now);
      return run.id;
    });
    return result;
  });
  await continueBulk(app, id, now);
  return id;
}

/** The deed that a form was already sent for; null when it is new. */
export function findStarted(app: App, viewer: Viewer, kind: BulkKind, key: string): Promise<string | null> {
  return resultOf(app.db, formOf(viewer, kind, key));
}

function formOf({ personId }: Viewer, kind: BulkKind, key: string) {
  return { purpose: `bulk ${kind}`, personId, key };
}

/** Goes on with whoever is still waiting. False: there is no such deed. */
export async function continueBulk(app: App, id: string, now: Date): Promise<boolean> {
  const run = await findBulkRun(app.db, id);
  if (!run) return false;
  for (let left = true; left; ) left = await retrying(app.db, (tx) => doPart(tx, run, now));
  return true;
}

/** False: nobody was waiting any more, or the deed is being taken back. */
async function doPart(tx: Tx, run: Row<"bulkRun">, now: Date): Promise<boolean> {
  await lockBulkRun(tx, run.id);
  if ((await findBulkRun(tx, run.id))?.undoneAt) return false;
  const entries = await findWaitingEntries(tx, run.id, PART);
  if (entries.length === 0) return false;
  const ids = entries.map((entry) => entry.prisonerId);
  await lockLoads(tx, ids);
  const change = JSON.parse(run.change) as BulkChange;
  const verdicts = await decideAll(tx, change, ids, dayOf(run.startedAt));
  const willDo = entries.flatMap((entry): Done[] => {
    const verdict = verdicts.get(entry.prisonerId);
    return verdict?.ok ? [{ entry, ...verdict }] : [];
  });
  const done = await write(tx, run, change.kind, willDo);
  if (change.kind !== "confirmation") await refreshPrisonerLoads(tx, [...done], now);
  await saveEntries(
    tx,
    entries.map((entry) => settled(entry, verdicts.get(entry.prisonerId), done)),
  );
  return true;
}

/** What the deed would do to each of these (at most 500); who is merged into another is missing. */
export async function decideAll(
  tx: Tx,
  change: BulkChange,
  ids: readonly string[],
  today: string,
): Promise<Map<string, BulkVerdict>> {
  const rows = await findBulkFacts(tx, ids);
  return new Map(rows.map((row) => [row.id, decideBulk(change, factsOf(row), today)]));
}

/** Writes what was decided, with the way back in everybody's own history; answers whom it reached. */
async function write(
  tx: Tx,
  run: Row<"bulkRun">,
  kind: BulkKind,
  willDo: readonly Done[],
): Promise<Set<string>> {
  const done = new Set<string>();
  for (const group of alike(willDo)) {
    const [{ before: from, after: to } = { before: "", after: "" }] = group;
    const ids = group.map(({ entry }) => entry.prisonerId);
    const changed =
      kind === "confirmation"
        ? await confirm(tx, run, ids, { from, to })
        : await replaceValues(tx, kind, ids, { from, to });
    for (const id of changed) done.add(id);
  }
  if (kind !== "confirmation") await keepEdits(tx, run.id, kind, { willDo, done, at: run.startedAt });
  return done;
}

async function confirm(
  tx: Tx,
  run: Row<"bulkRun">,
  ids: readonly string[],
  value: { from: string; to: string },
) {
  const stays = await replaceConfirmation(tx, ids, value);
  await insertAll(
    tx,
    "addressConfirmation",
    stays.map(({ stayId }) => ({
      stayId,
      confirmedOn: value.to,
      beforeOn: value.from || null,
      source: SOURCE,
      recordedAt: run.startedAt,
    })),
  );
  return stays.map(({ id }) => id);
}

/** The way back in the own history of everybody who was reached. */
async function keepEdits(
  tx: Tx,
  batch: string,
  kind: Exclude<BulkKind, "confirmation">,
  { willDo, done, at }: { willDo: readonly Done[]; done: ReadonlySet<string>; at: string },
): Promise<void> {
  const rows = willDo
    .filter(({ entry }) => done.has(entry.prisonerId))
    .map(({ entry, before, after }) => ({
      prisonerId: entry.prisonerId,
      ...editParts(kind, before, after),
      recordedAt: at,
      batch,
      undoneAt: null,
    }));
  await insertAll(tx, "prisonerEdit", rows);
}

function settled(entry: Entry, verdict: BulkVerdict | undefined, done: ReadonlySet<string>): Entry {
  if (!verdict) return { ...entry, result: "merged" };
  if (!verdict.ok) return { ...entry, result: verdict.reason };
  if (!done.has(entry.prisonerId)) return { ...entry, result: "meanwhile" };
  return { ...entry, result: "done", valueBefore: verdict.before, valueAfter: verdict.after };
}

/** Those with the same value before and after, together: each group is one statement. */
export function alike<Value extends { before: string; after: string }>(values: readonly Value[]): Value[][] {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const key = `${value.before} ${value.after}`;
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()];
}
