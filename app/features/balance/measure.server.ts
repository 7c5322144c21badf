import { inTransaction } from "#db/connection.server";
import { findCorrespondence } from "#db/repositories/correspondence";
import { countDecidedHolds, findHoldWeights, findOpenWeights, saveHoldWeight } from "#db/repositories/holds";
import { lockLoads } from "#db/repositories/load";
import { HOLD_WEIGHT_MILLI, placeAt } from "~/domain/balance/load";
import { ENOUGH_HOLDS, measuredSpan, measureHolds, nextHoldWeight } from "~/domain/balance/measured";
import type { Channel } from "~/domain/facilities/channels";
import { changeCorrespondence, retrying, StaleRow } from "~/features/correspondence/change.server";
import { asCorrespondence, trustOf } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";

/** Correspondences looked at by one statement, and changed in one transaction. */
const PAGE = 1000;
const BATCH = 20;

type Weights = ReadonlyMap<Channel, { weightMilli: number }>;

/**
 * Measures in every channel which share of the holds came to a letter, and weighs what is open by it, a few at a time.
 * Every correspondence keeps the `p` it was weighed with: whatever happens to it meanwhile is counted by that one, and
 * what a claim took from before the change is weighed the next time. Answers how many were weighed anew.
 */
export async function measureAgain(app: App, now: Date, keepOn = async () => true): Promise<number> {
  await inTransaction(app.db, async (tx) => {
    const at = now.toISOString();
    const { from, until } = measuredSpan(at);
    const weights = await findHoldWeights(tx);
    for (const { channel, holds, active } of await countDecidedHolds(tx, from, until)) {
      const current = weights.get(channel)?.weightMilli ?? HOLD_WEIGHT_MILLI;
      if (holds < ENOUGH_HOLDS) continue;
      const weightMilli = nextHoldWeight(current, measureHolds(holds, active));
      await saveHoldWeight(tx, { channel, weightMilli, holds, active, measuredAt: at });
    }
  });
  return weighAll(app, now, keepOn);
}

async function weighAll(app: App, now: Date, keepOn: () => Promise<boolean>): Promise<number> {
  const weights: Weights = await findHoldWeights(app.db);
  let weighed = 0;
  for (let after: string | undefined = ""; after !== undefined && (await keepOn()); ) {
    const page = await findOpenWeights(app.db, after, PAGE);
    const stale = page.filter(
      ({ channel, holdWeightMilli }) => holdWeightMilli !== weightIn(weights, channel),
    );
    for (let from = 0; from < stale.length; from += BATCH) {
      weighed += await weigh(app, stale.slice(from, from + BATCH), weights, now);
    }
    after = page.length === PAGE ? page.at(-1)?.id : undefined;
  }
  return weighed;
}

/** What is due is left to be settled first: its weight stands until then. */
function weigh(app: App, rows: readonly { id: string; prisonerId: string }[], weights: Weights, now: Date) {
  const at = now.toISOString();
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [...new Set(rows.map(({ prisonerId }) => prisonerId))].sort());
    let weighed = 0;
    for (const { id } of rows) {
      const row = await findCorrespondence(tx, id);
      if (!row || row.state === "closed" || (row.dueAt !== null && row.dueAt <= at)) continue;
      const holdWeightMilli = weightIn(weights, row.channel);
      const anew = asCorrespondence({ ...row, holdWeightMilli }, await trustOf(tx, row.personId));
      const change = { holdWeightMilli, ...placeAt(anew, at) };
      if ((await changeCorrespondence(tx, row, change)) !== "done") throw new StaleRow();
      weighed += 1;
    }
    return weighed;
  });
}

function weightIn(weights: Weights, channel: Channel): number {
  return weights.get(channel)?.weightMilli ?? HOLD_WEIGHT_MILLI;
}
