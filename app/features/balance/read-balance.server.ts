import { countDecidedHolds, findHoldWeights } from "#db/repositories/holds";
import { countLoadRanks } from "#db/repositories/plan-loads";
import { findPlans } from "#db/repositories/plans";
import { type Evenness, evennessOf } from "~/domain/balance/distribution";
import { HOLD_WEIGHT_MILLI } from "~/domain/balance/load";
import { measuredSpan, measureHolds } from "~/domain/balance/measured";
import { dayOf } from "~/domain/dates/instants";
import { channels } from "~/domain/facilities/channels";
import type { App } from "~/platform/app.server";
import { readFigures } from "./figures";
import { readWishes } from "./problem.server";

/** How many plans the page lists; older ones go by themselves. */
const LISTED = 10;

export interface WishCounts {
  /** Volunteers a plan would count on, and for how many people. */
  ready: number;
  people: number;
  /** Those given somebody less than a fortnight ago, and those who have no room or may not now. */
  lately: number;
  resting: number;
}

/** How evenly people are written to now, what volunteers leave to the house, and the plans there are. */
export async function readBalance({ db }: App, now: Date) {
  const counts = await countLoadRanks(db);
  const ranks = counts.flatMap(({ loadRank, prisoners }) => Array<number>(prisoners).fill(loadRank));
  const plans = (await findPlans(db, "balance", LISTED)).map(({ id, state, createdAt, figures }) => {
    const read = readFigures(figures);
    return { id, state, madeOn: dayOf(createdAt), given: read?.given ?? null, wanted: read?.wanted ?? null };
  });
  const evenness: Evenness = evennessOf(ranks);
  return { evenness, plans, wishes: await countWishes(db, now), measured: await readMeasured(db, now) };
}

async function readMeasured(db: App["db"], now: Date) {
  const { from, until } = measuredSpan(now.toISOString());
  const counted = await countDecidedHolds(db, from, until);
  const weights = await findHoldWeights(db);
  return channels.map((channel) => {
    const { holds = 0, active = 0 } = counted.find((each) => each.channel === channel) ?? {};
    const weightMilli = weights.get(channel)?.weightMilli ?? HOLD_WEIGHT_MILLI;
    return { channel, ...measureHolds(holds, active), weightMilli };
  });
}

async function countWishes(db: App["db"], now: Date): Promise<WishCounts> {
  const counts = { ready: 0, people: 0, lately: 0, resting: 0 };
  for (const { verdict } of await readWishes(db, now)) {
    if (verdict.ok) {
      counts.ready += 1;
      counts.people += verdict.wants;
    } else counts[verdict.reason === "asked-lately" ? "lately" : "resting"] += 1;
  }
  return counts;
}
