import { inSnapshot, type Tx } from "#db/connection.server";
import { findCorrespondence, updateCorrespondence } from "#db/repositories/correspondence";
import { insertImportRun } from "#db/repositories/import-runs";
import { lockLoads } from "#db/repositories/load";
import { findAllLettersOf, findAllPairsOf } from "#db/repositories/sheet-pairs";
import { placeAt } from "~/domain/balance/load";
import { isFull } from "~/domain/correspondence/states";
import { spanOf } from "~/domain/dates/span";
import { type LetterPlan, planLetters } from "~/domain/import/plan-letters";
import { letterSheet } from "~/domain/import/sheet-columns";
import { type LetterFacts, type Read, readLetterRow } from "~/domain/import/sheet-row";
import type { Unreadable } from "~/domain/import/table";
import type { Meant } from "~/domain/import/told-prisoner";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { markAtRisk, restateLetters } from "~/features/correspondence/evidence.server";
import { asCorrespondence, trustOf } from "~/features/correspondence/facts.server";
import { places } from "~/features/correspondence/letter-facts.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { insertEvent, insertPastLetters } from "./past-letters.server";
import { findMeant, meantIds, readSheet } from "./sheet.server";

export type LettersOutcome =
  | { ok: true; plan: LetterPlan; runId: number | null }
  | ({ ok: false } & Unreadable);

/**
 * Takes over letters of the past from an old spreadsheet: everything in one transaction, or nothing. They count for
 * their correspondences, accounts or none: numbers, last letter, weight. What was done, or with `dryRun` would be done,
 * is the plan; `runId` is null when nothing was written. The same file again changes nothing.
 */
export async function importLetters(
  app: Pick<App, "db">,
  { bytes, dryRun }: { bytes: Uint8Array; dryRun: boolean },
  now: Date,
): Promise<LettersOutcome> {
  const at = now.toISOString();
  const reading = readSheet(bytes, letterSheet, (row, columns) => readLetterRow(row, columns, at));
  if (!reading.ok) return reading;
  const { rows } = reading;
  if (dryRun) {
    const plan = await inSnapshot(app.db, async (tx) => makePlan(tx, rows, await findMeant(tx, rows)));
    return { ok: true, plan, runId: null };
  }
  return retrying(app.db, async (tx) => {
    const meant = await findMeant(tx, rows);
    const ids = meantIds(meant);
    if (ids.length > 0) await lockLoads(tx, ids);
    const plan = await makePlan(tx, rows, meant);
    return { ok: true, plan, runId: await applyLetters(tx, plan, now) };
  });
}

async function makePlan(
  tx: Tx,
  rows: readonly Read<LetterFacts>[],
  meant: readonly (Meant | null)[],
): Promise<LetterPlan> {
  const ids = meantIds(meant);
  const told = rows.map((row, at) => ({ ...row, meant: meant[at] ?? null }));
  return planLetters(told, await findAllPairsOf(tx, ids), await findAllLettersOf(tx, ids));
}

async function applyLetters(tx: Tx, plan: LetterPlan, now: Date): Promise<number> {
  const runId = await insertImportRun(tx, {
    kind: "letters",
    list: "letters",
    startedAt: now.toISOString(),
    created: plan.create.length,
    changed: plan.change.length,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
  });
  const letters = plan.create.map(({ facts, line: _, ...letter }) => {
    const { sent, arrived, answered } = facts;
    return { ...letter, sent, arrived, answered };
  });
  await insertPastLetters(tx, letters, runId, now);
  for (const { letterId, arrived, answered } of plan.change) {
    if (arrived) await insertEvent(tx, letterId, "confirmed", spanOf(arrived), now);
    if (answered) await insertEvent(tx, letterId, "answered", spanOf(answered), now);
  }
  await restateLetters(
    tx,
    plan.change.map(({ letterId }) => letterId),
  );
  const prisonerIds = [...new Set(plan.create.map(({ prisonerId }) => prisonerId))];
  for (const id of new Set(plan.create.flatMap(({ correspondenceId }) => correspondenceId ?? []))) {
    await countLetters(tx, id, plan, now);
  }
  await refreshPrisonerLoads(tx, prisonerIds, now);
  for (const id of prisonerIds) await markAtRisk(tx, id, now);
  return runId;
}

/** What new letters make of their correspondence. A hold begins to be one; one that is over stays so. */
async function countLetters(tx: Tx, id: string, { create }: LetterPlan, now: Date): Promise<void> {
  const row = await findCorrespondence(tx, id);
  if (!row) throw new StaleRow();
  const own = create.filter(({ correspondenceId }) => correspondenceId === id);
  const days = own.map(({ facts }) => facts.sent.date).concat(row.lastLetterOn ?? []);
  const lastLetterOn = days.sort().at(-1) ?? null;
  const state = row.state === "held" ? "active" : row.state;
  const trust = await trustOf(tx, row.personId);
  const place = placeAt({ ...asCorrespondence(row, trust), state, lastLetterOn }, now.toISOString());
  const takesSeat = place.seat !== "none" && place.seat !== row.seat;
  const overCap = takesSeat && isFull(await places(tx, row.prisonerId), trust) ? 1 : row.overCap;
  const change = {
    ...{ state, lastLetterOn, ...place },
    lastNumber: Math.max(row.lastNumber, ...own.map(({ number }) => number)),
    overCap: place.seat === "none" ? (0 as const) : overCap,
  };
  if (!(await updateCorrespondence(tx, row, change))) throw new StaleRow();
}
