import {
  countByWriters,
  countHoldsEnding,
  countNobodyWriting,
  countOverdueLetters,
  countSilentFacilities,
} from "#db/repositories/desk";
import { countPrisoners } from "#db/repositories/desk-prisoners";
import { type Concern, concernDates, SILENT_FROM_LETTERS } from "~/domain/desk/concerns";
import { endedStatuses } from "~/domain/prisoners/custody";
import type { App } from "~/platform/app.server";
import { filterOf } from "./prisoners.server";

/** From this number of writers on, prisoners share the last bar of the picture. */
const LAST_BAR = 4;

export interface ConcernNumber {
  concern: Concern;
  /** People, holds, people, letters or facilities, by concern. */
  count: number;
  /** How many prisoners its table lists. */
  people: number;
}

/** The desk's five numbers, how many prisoners have 0, 1, 2, 3, 4 or more writers, and whether there are none at all. */
export async function readDesk({ db }: App, now: Date) {
  const dates = concernDates(now.toISOString());
  const byWriters = await countByWriters(db);
  const listed = (show: Concern) =>
    countPrisoners(db, filterOf({ show, status: "held", region: "", facility: "", q: "" }, now));
  const nobody = byWriters.find((each) => each.writers === 0)?.prisoners ?? 0;
  const unconfirmed = await listed("unconfirmed");
  const facilities = await countSilentFacilities(db, dates, SILENT_FROM_LETTERS);
  const concerns: ConcernNumber[] = [
    { concern: "nobody", count: nobody, people: nobody },
    { concern: "holds", ...(await countHoldsEnding(db, dates, endedStatuses)) },
    { concern: "unconfirmed", count: unconfirmed, people: unconfirmed },
    { concern: "overdue", ...(await countOverdueLetters(db, dates, endedStatuses)) },
    { concern: "silent", count: facilities, people: facilities === 0 ? 0 : await listed("silent") },
  ];
  const everybody = filterOf({ show: "", status: "all", region: "", facility: "", q: "" }, now);
  const isEmpty = byWriters.length === 0 && (await countPrisoners(db, everybody)) === 0;
  return { concerns, bars: barsOf(byWriters), isEmpty };
}

/** How many people nobody writes to, for the first page. */
export function countForgotten({ db }: App): Promise<number> {
  return countNobodyWriting(db);
}

function barsOf(byWriters: readonly { writers: number; prisoners: number }[]): number[] {
  const bars = Array.from({ length: LAST_BAR + 1 }, () => 0);
  for (const { writers, prisoners } of byWriters) {
    const bar = Math.min(writers, LAST_BAR);
    bars[bar] = (bars[bar] ?? 0) + prisoners;
  }
  return bars;
}
