import { findLinesOf } from "#db/repositories/receipts";
import type { Viewer } from "~/domain/access/roles";
import { recordReceipt } from "~/features/receipts/receipts.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

interface Standing {
  family: Viewer;
  coordinator: Viewer;
  /** Whom the relative follows, and somebody they do not. */
  followed: string;
  other: string;
}

const unplaced = {
  letters: null,
  ticked: [],
  others: [{ signature: "Nobody", number: 9 }],
  arrived: { date: null, precision: "unknown" },
  toldBy: "unknown",
} as const;

/** A receipt for every address that needs one of its own, with what is somebody else's and what is not there. */
export async function stageReceipts(app: App, { family, coordinator, followed, other }: Standing, now: Date) {
  const record = async (viewer: Viewer, prisonerId: string) => {
    const recorded = await recordReceipt(app, viewer, prisonerId, { ...unplaced, key: randomId() }, now);
    if (!recorded.ok) throw new Error(`receipt refused: ${recorded.reason}`);
    return String(recorded.receiptId);
  };
  const theirs = await record(coordinator, other);
  const places: Record<string, object> = {};
  for (const page of ["", "/withdrawal"]) {
    places[`/family/:prisonerId/receipts/:receipt${page}`] = {
      own: { prisonerId: followed, receipt: await record(family, followed) },
      foreign: [
        { prisonerId: followed, receipt: theirs },
        { prisonerId: other, receipt: theirs },
      ],
      missing: { prisonerId: randomId(), receipt: "999999" },
    };
    places[`/desk/prisoners/:id/receipts/:receipt${page}`] = {
      own: { id: followed, receipt: await record(coordinator, followed) },
      foreign: [{ id: followed, receipt: theirs }],
      missing: { id: followed, receipt: "999999" },
    };
  }
  for (const page of ["", "/withdrawal"]) {
    const [line] = await findLinesOf(app.db, [Number(await record(family, followed))]);
    places[`/desk/receipts/lines/:line/match${page}`] = {
      own: { line: String(line?.id) },
      foreign: [],
      missing: { line: "999999" },
    };
  }
  return places;
}
