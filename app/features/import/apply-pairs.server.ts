import type { Tx } from "#db/connection.server";
import { findHoldWeights } from "#db/repositories/holds";
import { insertImportEntries, insertImportRun } from "#db/repositories/import-runs";
import {
  findAllSheetWriters,
  insertPairs,
  insertSheetWriters,
  saveLabel,
} from "#db/repositories/sheet-pairs";
import type { NewRow } from "#db/schema";
import { HOLD_WEIGHT_MILLI, placeAt } from "~/domain/balance/load";
import { signatureKey } from "~/domain/correspondence/signature";
import { startOfDay } from "~/domain/dates/instants";
import type { NewPair, PairPlan } from "~/domain/import/plan-pairs";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import { labelPlace } from "~/features/take-overs/labels.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { entryOf } from "./entry";
import { insertPastLetters, type PastLetter } from "./past-letters.server";
import { reportOf } from "./run-report";

/** Carries out a plan made in the same transaction, and answers the id of its run. */
export async function applyPairs(
  app: App,
  tx: Tx,
  plan: PairPlan,
  now: Date,
  progress: Progress,
): Promise<number> {
  const runId = await insertImportRun(tx, {
    kind: "pairs",
    list: "pairs",
    startedAt: now.toISOString(),
    created: plan.create.length,
    changed: 0,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
    report: JSON.stringify(reportOf(plan)),
    undoneAt: null,
  });
  const writers = await keepWriters(app, tx, plan.create, now);
  const weights = await findHoldWeights(tx);
  const rows = plan.create.map((pair) => ({ pair, correspondence: correspondenceRow(pair, weights, now) }));
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
  await insertImportEntries(
    tx,
    rows.map(({ pair, correspondence }) =>
      entryOf(runId, {
        subject: "correspondence",
        subjectId: correspondence.id,
        line: pair.line,
        version: 1,
      }),
    ),
  );
  const letters = rows.flatMap(({ pair, correspondence }) => lastLetter(pair, correspondence.id) ?? []);
  await insertPastLetters(tx, letters, runId, now);
  await refreshPrisonerLoads(tx, [...new Set(plan.create.map(({ prisonerId }) => prisonerId))], now);
  progress(rows.length, rows.length);
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
function correspondenceRow(
  { prisonerId, facts, overCap }: NewPair,
  weights: Awaited<ReturnType<typeof findHoldWeights>>,
  now: Date,
) {
  const { signature, channel, since, last, letters } = facts;
  const began = since.date ?? last.date;
  const dates = {
    claimedAt: began === null ? now.toISOString() : startOfDay(began),
    holdUntil: null,
    extendedAt: null,
    lastLetterOn: last.date,
    rhythmDays: null,
    pausedUntil: null,
    holdWeightMilli: weights.get(channel)?.weightMilli ?? HOLD_WEIGHT_MILLI,
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
