import type { Tx } from "#db/connection.server";
import { countUnplacedLines } from "#db/repositories/desk-receipts";
import { countUntold } from "#db/repositories/farewells";
import { countOpenMoveReports } from "#db/repositories/move-reports";
import { countUnplacedReplies } from "#db/repositories/replies";
import { countOpenReports } from "#db/repositories/reports";
import { countDormant } from "#db/repositories/successions";
import { countLongInTransit } from "#db/repositories/transit";
import { longInTransitSince } from "~/domain/desk/concerns";
import type { App } from "~/platform/app.server";

/** What can wait for a coordinator's word: where it is dealt with, and how many there are. */
const waits = {
  reports: { address: "/desk/reports", count: countOpenReports },
  replies: { address: "/desk/replies", count: countUnplacedReplies },
  receipts: { address: "/desk/receipts", count: (tx: Tx) => countUnplacedLines(tx) },
  moves: { address: "/desk/moves", count: countOpenMoveReports },
  writers: { address: "/desk/successions", count: (tx: Tx) => countDormant(tx) },
  farewells: { address: "/desk/moves#farewells", count: countUntold },
  transit: {
    address: "/desk/moves#transit",
    count: (tx: Tx, now: Date) => countLongInTransit(tx, longInTransitSince(now.toISOString())),
  },
} as const satisfies Record<string, { address: string; count: (tx: Tx, now: Date) => Promise<number> }>;

export interface Waiting {
  what: keyof typeof waits;
  address: string;
  count: number;
}

/** Everything that waits at the desk, in the order of {@link waits}; each a cheap count. */
export async function readWaiting({ db }: App, now: Date): Promise<Waiting[]> {
  const waiting: Waiting[] = [];
  for (const what of Object.keys(waits) as (keyof typeof waits)[]) {
    const { address, count } = waits[what];
    waiting.push({ what, address, count: await count(db, now) });
  }
  return waiting;
}
