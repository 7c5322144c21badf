import { countEntries, findBulkRun, findBulkRuns, findEntriesLeft } from "#db/repositories/bulk-runs";
import type { BulkChange } from "~/domain/desk/bulk";
import type { App } from "~/platform/app.server";

/** Lines of people shown by name; their number is told beyond that. */
const LEFT_SHOWN = 200;
const RUNS_SHOWN = 50;

/** What a deed did to how many, and whom it left as they were; null where there is no such deed. */
export async function readBulkResult({ db }: Pick<App, "db">, id: string) {
  const run = await findBulkRun(db, id);
  if (!run) return null;
  const counts = await countEntries(db, id);
  const sum = (fits: (row: (typeof counts)[number]) => boolean) =>
    counts.filter(fits).reduce((total, row) => total + row.count, 0);
  const done = sum((row) => row.result === "done");
  const waiting = sum((row) => row.result === "waiting");
  const changedSince = sum((row) => row.undoResult === "changed-since");
  const left = await findEntriesLeft(db, id, LEFT_SHOWN);
  return {
    id,
    kind: run.kind,
    /** A load taken over is no change the desk chose; its file says what it was. */
    change: run.kind === "load" ? null : (JSON.parse(run.change) as BulkChange),
    startedAt: run.startedAt,
    chosen: run.chosen,
    done,
    waiting,
    isUndone: run.undoneAt !== null,
    undone: sum((row) => row.undoResult === "undone"),
    left: left.map(({ id: prisonerId, name, result, undoResult }) => ({
      id: prisonerId,
      name,
      reason: undoResult === "changed-since" ? undoResult : leftReason(result),
    })),
    leftMore: run.chosen - done - waiting + changedSince - left.length,
  };
}

export type BulkResult = NonNullable<Awaited<ReturnType<typeof readBulkResult>>>;

/** The newest deeds done to many at once. */
export async function listBulkRuns({ db }: Pick<App, "db">) {
  const runs = await findBulkRuns(db, RUNS_SHOWN);
  return runs.map(({ id, kind, startedAt, chosen, done, undoneAt }) => ({
    ...{ id, kind, startedAt, chosen, done: done ?? 0 },
    isUndone: undoneAt !== null,
  }));
}

function leftReason<Result extends string>(result: Result) {
  return result as Exclude<Result, "done" | "waiting">;
}
