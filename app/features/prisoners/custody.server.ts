import type { Tx } from "#db/connection.server";
import { findOpenOf } from "#db/repositories/correspondence";
import { endCurrentStay, insertStatusChange, insertStay } from "#db/repositories/prisoners";
import type { PartialDate } from "~/domain/dates/partial-date";
import type { Status } from "~/domain/prisoners/statuses";
import { changeCorrespondence } from "~/features/correspondence/change.server";
import { refreshPrisonerLoad } from "./load.server";

/** Where somebody is from a day on; `facilityId` null: nobody knows, or they are on the way. */
export interface Move {
  facilityId: string | null;
  status: Status;
  since: PartialDate;
  source: string;
}

/** Ends the stay that went on and begins the next; status and stored load follow in the same transaction. */
export async function recordMove(tx: Tx, prisonerId: string, move: Move, now: Date): Promise<void> {
  const { facilityId, since, source } = move;
  await endCurrentStay(tx, prisonerId, { untilDate: since.date, untilPrecision: since.precision });
  await insertStay(tx, {
    prisonerId,
    facilityId,
    fromDate: since.date,
    fromPrecision: since.precision,
    untilDate: null,
    untilPrecision: "unknown",
    current: 1,
    confirmedOn: facilityId === null ? null : now.toISOString().slice(0, 10),
    source,
    recordedAt: now.toISOString(),
  });
  await appendStatus(tx, prisonerId, move.status, since, source, now);
  await refreshPrisonerLoad(tx, prisonerId, now);
}

/** Ends custody: the stay is over and every open correspondence is closed, its writer thanked. */
export async function recordRelease(
  tx: Tx,
  prisonerId: string,
  { since, source }: Pick<Move, "since" | "source">,
  now: Date,
): Promise<void> {
  const over = { state: "closed", closedReason: "prisoner-closed", seat: "none" } as const;
  for (const row of await findOpenOf(tx, prisonerId)) {
    const change = { ...over, weightMilli: 0, dueAt: null, closedAt: now.toISOString() };
    await changeCorrespondence(tx, row, change);
  }
  await endCurrentStay(tx, prisonerId, { untilDate: since.date, untilPrecision: since.precision });
  await appendStatus(tx, prisonerId, "released", since, source, now);
  await refreshPrisonerLoad(tx, prisonerId, now);
}

function appendStatus(
  tx: Tx,
  prisonerId: string,
  status: Status,
  since: PartialDate,
  source: string,
  now: Date,
): Promise<void> {
  return insertStatusChange(tx, {
    prisonerId,
    status,
    sinceDate: since.date,
    sincePrecision: since.precision,
    source,
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
}
