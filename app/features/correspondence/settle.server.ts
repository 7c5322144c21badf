import { findCorrespondence, findDueIds } from "#db/repositories/correspondence";
import type { Row, RowChange } from "#db/schema";
import { placeAt } from "~/domain/balance/load";
import type { Trust } from "~/domain/correspondence/states";
import type { App } from "~/platform/app.server";
import { changeCorrespondence, retrying } from "./change.server";
import { asCorrespondence, trustOf } from "./facts.server";

const BATCH = 200;

/**
 * Lets time take its course: holds end, breaks end, weights age. Answers how many rows changed. Goes on after each
 * batch only while `keepOn` says so.
 */
export async function settleDue(app: App, now: Date, keepOn = async () => true): Promise<number> {
  let settled = 0;
  for (;;) {
    const ids = await findDueIds(app.db, now.toISOString(), { limit: BATCH });
    for (const id of ids) settled += Number(await settleOne(app, id, now));
    if (ids.length < BATCH || !(await keepOn())) return settled;
  }
}

/** The same for one prisoner or one volunteer, before a decision about them rests on it. */
export async function settleDueOf(
  app: App,
  whose: { prisonerId: string } | { personId: string },
  now: Date,
): Promise<void> {
  const ids = await findDueIds(app.db, now.toISOString(), { limit: BATCH, ...whose });
  for (const id of ids) await settleOne(app, id, now);
}

/** Each row in a transaction of its own, so that none waits for many. */
async function settleOne(app: App, id: string, now: Date): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    const row = await findCorrespondence(tx, id);
    if (!row?.dueAt || row.dueAt > now.toISOString()) return false;
    await changeCorrespondence(tx, row, settled(row, await trustOf(tx, row.personId), now.toISOString()));
    return true;
  });
}

/** What a correspondence has become by `now` if nobody touched it. */
export function settled(row: Row<"correspondence">, trust: Trust, now: string): RowChange<"correspondence"> {
  const expired = row.state === "held" && row.holdUntil !== null && row.holdUntil <= now;
  if (expired) {
    return {
      state: "closed",
      closedReason: "expired",
      closedAt: now,
      seat: "none",
      weightMilli: 0,
      dueAt: null,
    };
  }
  const rested = row.state === "paused" && row.pausedUntil !== null && row.pausedUntil <= now.slice(0, 10);
  const state = rested ? { state: "active" as const, pausedUntil: null } : {};
  return { ...state, ...placeAt(asCorrespondence({ ...row, ...state }, trust), now) };
}
