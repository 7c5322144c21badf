import type { Tx } from "#db/connection.server";
import { findCorrespondence } from "#db/repositories/correspondence";
import { findLoad, lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import { findUntakenPairs, isOfSheet } from "#db/repositories/sheet-pairs";
import type { Row, RowChange } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { placeAt } from "~/domain/balance/load";
import { isFull } from "~/domain/correspondence/states";
import type { DeedCode } from "~/domain/desk/deeds";
import { isOver } from "~/domain/prisoners/custody";
import { recordDeed } from "~/features/audit/record.server";
import { changeCorrespondence, retrying, StaleRow } from "~/features/correspondence/change.server";
import { asCorrespondence } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";

/** Whom it was about; `taken`: an account goes on with it meanwhile. Null: no correspondence of a spreadsheet. */
export type Ended =
  | { ok: true; prisonerId: string }
  | { ok: false; reason: "taken"; prisonerId: string }
  | null;

/** Ends a correspondence that nobody took over, because its writer answers no more. Its place is free again. */
export function endPair(app: App, viewer: Viewer, id: string, now: Date): Promise<Ended> {
  const at = now.toISOString();
  return change(app, viewer, id, "pair-ended", now, async (_, row) =>
    row.state === "closed"
      ? null
      : {
          state: "closed",
          closedReason: "finished",
          closedAt: at,
          pausedUntil: null,
          seat: "none",
          weightMilli: 0,
          dueAt: null,
        },
  );
}

/** Lets it go on after all, past the cap if need be, marked so; not once letters to the prisoner have ended. */
export function reopenPair(app: App, viewer: Viewer, id: string, now: Date): Promise<Ended> {
  return change(app, viewer, id, "pair-reopened", now, async (tx, row) => {
    const prisoner = await findPrisoner(tx, row.prisonerId);
    if (row.closedReason !== "finished" || !prisoner || isOver(prisoner.status)) return null;
    const active = asCorrespondence({ ...row, state: "active" }, "known");
    const place = placeAt(active, now.toISOString());
    const load = await findLoad(tx, row.prisonerId);
    const overCap = place.seat !== "none" && load !== undefined && isFull(load, "known") ? 1 : 0;
    return { state: "active", closedReason: null, closedAt: null, ...place, overCap };
  });
}

async function change(
  app: App,
  viewer: Viewer,
  id: string,
  action: DeedCode,
  now: Date,
  decide: (tx: Tx, row: Row<"correspondence">) => Promise<RowChange<"correspondence"> | null>,
): Promise<Ended> {
  return retrying(app.db, async (tx) => {
    const found = await findCorrespondence(tx, id);
    if (!found || !(await isOfSheet(tx, id))) return null;
    const { prisonerId } = found;
    await lockLoads(tx, [prisonerId]);
    const row = (await findCorrespondence(tx, id)) ?? found;
    if (row.personId !== null) return { ok: false, reason: "taken", prisonerId };
    const changed = await decide(tx, row);
    if (changed === null) return { ok: true, prisonerId };
    if ((await changeCorrespondence(tx, row, changed)) !== "done") throw new StaleRow();
    await recordDeed(tx, viewer, { action, prisonerId }, now);
    return { ok: true, prisonerId };
  });
}

export type WaitingPair = { id: string; signature: string; ended: boolean };

/** Correspondences with a prisoner that nobody took over yet, and those a coordinator ended. */
export async function listWaitingPairs(app: App, prisonerId: string): Promise<WaitingPair[]> {
  const rows = await findUntakenPairs(app.db, prisonerId);
  return rows.map(({ id, signature, state }) => ({ id, signature, ended: state === "closed" }));
}
