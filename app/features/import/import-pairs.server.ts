import { inSnapshot, type Tx } from "#db/connection.server";
import { insertImportRun } from "#db/repositories/import-runs";
import { lockLoads } from "#db/repositories/load";
import {
  findAllPairsOf,
  findAllSheetWriters,
  findAllWrittenTo,
  insertPairs,
  insertSheetWriters,
  saveLabel,
} from "#db/repositories/sheet-pairs";
import type { NewRow } from "#db/schema";
import { placeAt } from "~/domain/balance/load";
import { signatureKey } from "~/domain/correspondence/signature";
import { startOfDay } from "~/domain/dates/instants";
import { type NewPair, type PairPlan, planPairs } from "~/domain/import/plan-pairs";
import { pairSheet } from "~/domain/import/sheet-columns";
import { type PairFacts, type Read, readPairRow } from "~/domain/import/sheet-row";
import type { Unreadable } from "~/domain/import/table";
import type { Meant } from "~/domain/import/told-prisoner";
import { retrying } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { labelIndex, labelPlace } from "~/features/take-overs/labels.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { insertPastLetters, type PastLetter } from "./past-letters.server";
import { findMeant, meantIds, readSheet } from "./sheet.server";

export type PairsOutcome = { ok: true; plan: PairPlan; runId: number | null } | ({ ok: false } & Unreadable);

/**
 * Takes over who writes to whom from an old spreadsheet: everything in one transaction, or nothing. The correspondences
 * count from now on and have no account; links let their writers go on (`features/take-overs`). What was done, or
 * with `dryRun` would be done, is the plan; `runId` is null when nothing was written. The same file again changes nothing.
 */
export async function importPairs(
  app: App,
  { bytes, dryRun }: { bytes: Uint8Array; dryRun: boolean },
  now: Date,
): Promise<PairsOutcome> {
  const at = now.toISOString();
  const reading = readSheet(bytes, pairSheet, (row, columns) => readPairRow(row, columns, at));
  if (!reading.ok) return reading;
  const { rows } = reading;
  if (dryRun) {
    const plan = await inSnapshot(app.db, async (tx) => makePlan(app, tx, rows, await findMeant(tx, rows)));
    return { ok: true, plan, runId: null };
  }
  return retrying(app.db, async (tx) => {
    const meant = await findMeant(tx, rows);
    const ids = meantIds(meant);
    if (ids.length > 0) await lockLoads(tx, ids);
    const plan = await makePlan(app, tx, rows, meant);
    return { ok: true, plan, runId: await applyPairs(app, tx, plan, now) };
  });
}

async function makePlan(
  app: App,
  tx: Tx,
  rows: readonly Read<PairFacts>[],
  meant: readonly (Meant | null)[],
): Promise<PairPlan> {
  const ids = meantIds(meant);
  const written = rows.map((row, at) => ({
    ...row,
    meant: meant[at] ?? null,
    labelIndex: row.ok ? labelIndex(app, row.facts.label) : "",
  }));
  return planPairs(written, await findAllWrittenTo(tx, ids), await findAllPairsOf(tx, ids));
}

async function applyPairs(app: App, tx: Tx, plan: PairPlan, now: Date): Promise<number> {
  const runId = await insertImportRun(tx, {
    kind: "pairs",
    list: "pairs",
    startedAt: now.toISOString(),
    created: plan.create.length,
    changed: 0,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
  });
  const writers = await keepWriters(app, tx, plan.create, now);
  const rows = plan.create.map((pair) => ({ pair, correspondence: correspondenceRow(pair, now) }));
  await insertPairs(
    tx,
    rows.map(({ pair, correspondence }) => ({
      correspondence,
      pair: {
        correspondenceId: correspondence.id,
        sheetWriterId: writers.get(pair.labelIndex) ?? "",
        importRunId: runId,
      },
    })),
  );
  const letters = rows.flatMap(({ pair, correspondence }) => lastLetter(pair, correspondence.id) ?? []);
  await insertPastLetters(tx, letters, runId, now);
  await refreshPrisonerLoads(tx, [...new Set(plan.create.map(({ prisonerId }) => prisonerId))], now);
  return runId;
}

/** The writers behind new pairs, those not known yet made; a label forgotten after a take-over is needed again. */
async function keepWriters(app: App, tx: Tx, pairs: readonly NewPair[], now: Date) {
  const labels = new Map(pairs.map((pair) => [pair.labelIndex, pair.facts.label]));
  const known = await findAllSheetWriters(tx, [...labels.keys()]);
  const ids = new Map(known.map((each) => [each.labelIndex, each.id]));
  const sealed = (id: string, index: string) => app.crypto.seal(labels.get(index) ?? "", labelPlace(id));
  for (const each of known) {
    if (each.labelEncrypted === null) await saveLabel(tx, each.id, sealed(each.id, each.labelIndex));
  }
  const made = [...labels.keys()]
    .filter((index) => !ids.has(index))
    .map((index) => {
      const id = randomId();
      ids.set(index, id);
      const labelEncrypted = sealed(id, index);
      return { id, labelIndex: index, labelEncrypted, createdAt: now.toISOString() };
    });
  await insertSheetWriters(tx, made);
  return ids;
}

/** A correspondence that goes on without an account; its writer counts as known, for a coordinator vouches for them. */
function correspondenceRow({ prisonerId, facts, overCap }: NewPair, now: Date) {
  const { signature, channel, since, last, letters } = facts;
  const began = since.date ?? last.date;
  const dates = {
    claimedAt: began === null ? now.toISOString() : startOfDay(began),
    holdUntil: null,
    extendedAt: null,
    lastLetterOn: last.date,
    rhythmDays: null,
    pausedUntil: null,
  };
  const place = placeAt({ ...dates, state: "active", trust: "known" }, now.toISOString());
  return {
    id: randomId(),
    prisonerId,
    personId: null,
    circleId: null,
    signature,
    signatureKey: signatureKey(signature),
    channel,
    state: "active",
    ...dates,
    ...place,
    lastNumber: Math.max(letters, last.date === null ? 0 : 1),
    closedAt: null,
    closedReason: null,
    overCap: overCap && place.seat !== "none" ? 1 : 0,
  } satisfies NewRow<"correspondence">;
}

/** The last letter is known by its day, and by its number where the sheet counts them. */
function lastLetter({ prisonerId, facts }: NewPair, correspondenceId: string): PastLetter | null {
  const { channel, last, letters } = facts;
  const { date, precision } = last;
  if (date === null) return null;
  const number = Math.max(1, letters);
  return {
    correspondenceId,
    prisonerId,
    number,
    channel,
    sent: { date, precision },
    arrived: null,
    answered: null,
  };
}
