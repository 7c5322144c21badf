import type { Tx } from "#db/connection.server";
import { findCorrespondence, updateCorrespondence } from "#db/repositories/correspondence";
import { insertImportEntries, insertImportRun } from "#db/repositories/import-runs";
import { placeAt } from "~/domain/balance/load";
import { isFull } from "~/domain/correspondence/states";
import { spanOf } from "~/domain/dates/span";
import type { LetterNews, LetterPlan } from "~/domain/import/plan-letters";
import { StaleRow } from "~/features/correspondence/change.server";
import { markAtRisk, restateLetters } from "~/features/correspondence/evidence.server";
import { asCorrespondence, trustOf } from "~/features/correspondence/facts.server";
import { places } from "~/features/correspondence/letter-facts.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { entryOf } from "./entry";
import { insertEvent, insertPastLetters } from "./past-letters.server";
import { reportOf } from "./run-report";

/** Carries out a plan made in the same transaction, and answers the id of its run. */
export async function applyLetters(tx: Tx, plan: LetterPlan, now: Date, progress: Progress): Promise<number> {
  const runId = await insertImportRun(tx, {
    kind: "letters",
    list: "letters",
    startedAt: now.toISOString(),
    created: plan.create.length,
    changed: plan.change.length,
    unchanged: plan.unchanged,
    refused: plan.refused.length,
    report: JSON.stringify(reportOf(plan)),
    undoneAt: null,
  });
  const of = plan.create.length + plan.change.length;
  await createLetters(tx, runId, plan, now);
  progress(plan.create.length, of);
  for (const news of plan.change) await addNews(tx, runId, news, now);
  await restateLetters(
    tx,
    plan.change.map(({ letterId }) => letterId),
  );
  const prisonerIds = [...new Set(plan.create.map(({ prisonerId }) => prisonerId))];
  for (const id of new Set(plan.create.flatMap(({ correspondenceId }) => correspondenceId ?? []))) {
    await countLetters(tx, runId, id, plan, now);
  }
  await refreshPrisonerLoads(tx, prisonerIds, now);
  for (const id of prisonerIds) await markAtRisk(tx, id, now);
  progress(of, of);
  return runId;
}

async function createLetters(tx: Tx, runId: number, { create }: LetterPlan, now: Date): Promise<void> {
  const letters = create.map(({ facts, line: _, ...letter }) => {
    const { sent, arrived, answered } = facts;
    return { ...letter, sent, arrived, answered };
  });
  const written = await insertPastLetters(tx, letters, runId, now);
  await insertImportEntries(
    tx,
    written.map(({ id, events }, at) => ({
      ...entryOf(runId, {
        ...{ subject: "letter", subjectId: String(id) },
        ...{ line: create[at]?.line ?? 0, version: 1 },
      }),
      after: JSON.stringify({ events }),
    })),
  );
}

/** Adds what the sheet has come to know of a letter that was here. */
async function addNews(tx: Tx, runId: number, news: LetterNews, now: Date): Promise<void> {
  const { line, letterId, arrived, answered } = news;
  const events: number[] = [];
  if (arrived) events.push(await insertEvent(tx, letterId, "confirmed", spanOf(arrived), now));
  if (answered) events.push(await insertEvent(tx, letterId, "answered", spanOf(answered), now));
  const meant = { subject: "letter", subjectId: String(letterId), line, version: 1 } as const;
  const sides = { before: JSON.stringify({}), after: JSON.stringify({ events }) };
  await insertImportEntries(tx, [entryOf(runId, meant, sides)]);
}

/** What new letters make of their correspondence. A hold begins to be one; one that is over stays so. */
async function countLetters(
  tx: Tx,
  runId: number,
  id: string,
  { create }: LetterPlan,
  now: Date,
): Promise<void> {
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
  const meant = { subject: "correspondence", subjectId: id, line: 0, version: 1 } as const;
  const side = (of: Pick<typeof row, "state" | "lastNumber">) =>
    JSON.stringify({ state: of.state, lastNumber: of.lastNumber });
  await insertImportEntries(tx, [entryOf(runId, meant, { before: side(row), after: side(change) })]);
}
