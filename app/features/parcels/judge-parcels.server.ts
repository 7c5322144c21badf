import { inTransaction } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import { findToJudge, forgetAllVerdicts, isAnyToJudge, saveVerdicts } from "#db/repositories/parcel-verdicts";
import { findSetting, saveSetting } from "#db/repositories/settings";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { frozenSince } from "~/platform/frozen.server";
import { judgeOf } from "./course.server";
import { type ParcelCase, readCases, todayOf } from "./facts.server";

/** So many prisoners' parcels are judged before a page is shown; the rest is the job's. */
const AT_ONCE = 20;
/** The setting with the day on which everybody's were judged again. */
const JUDGED_DAY = "parcels-judged-on";

/**
 * Judges again what may have changed since, as far as a page can wait for it. Answers whether that is all. A frozen
 * site stays as it is.
 */
export async function judgeFirst(app: App, now: Date): Promise<boolean> {
  if (!(await isAnyToJudge(app.db))) return true;
  if ((await frozenSince(app.db)) === null) await judgeSome(app, now);
  return !(await isAnyToJudge(app.db));
}

/**
 * Judges whatever may have changed, a few prisoners at a time; on a new day everybody, for an address grows old. Answers
 * of how many prisoners.
 */
export async function judgeParcels(app: App, now: Date, keepOn: () => Promise<boolean>): Promise<number> {
  await inTransaction(app.db, async (tx) => {
    if ((await findSetting(tx, JUDGED_DAY)) === todayOf(now)) return;
    await forgetAllVerdicts(tx);
    await saveSetting(tx, JUDGED_DAY, todayOf(now));
  });
  let judged = 0;
  for (let more = 1; more > 0 && (await keepOn()); judged += more) more = await judgeSome(app, now);
  return judged;
}

async function judgeSome(app: App, now: Date): Promise<number> {
  return retrying(app.db, async (tx) => {
    const ids = await findToJudge(tx, AT_ONCE);
    if (ids.length === 0) return 0;
    await lockLoads(tx, ids);
    const cases = await readCases(app, tx, ids, now);
    await saveVerdicts(tx, ids, [...cases.values()].flatMap(conflictsOf));
    return ids.length;
  });
}

/** The entries of somebody that may not come as they are planned. */
function conflictsOf(found: ParcelCase) {
  return found.rows.flatMap((row) => {
    if (row.plannedOn === null || (row.state !== "planned" && row.state !== "packed")) return [];
    const { answer, reason } = judgeOf(found, row);
    return answer === "no" ? [{ id: row.id, conflict: reason }] : [];
  });
}
