import type { Tx } from "#db/connection.server";
import { findOpenOf } from "#db/repositories/correspondence";
import {
  countOpenWriters,
  findCurrentStatus,
  findLettersOnTheirWay,
  insertClosing,
  insertCustodyChange,
} from "#db/repositories/custody";
import { insertFarewells } from "#db/repositories/farewells";
import { lockLoads } from "#db/repositories/load";
import { endCurrentStay, findCurrentStay, insertStatusChange, insertStay } from "#db/repositories/prisoners";
import { countUntaken } from "#db/repositories/sheet-pairs";
import { lockVolunteers } from "#db/repositories/writers";
import { isAtRiskByMove } from "~/domain/correspondence/move-risk";
import { type CustodyDeed, statusAfter } from "~/domain/prisoners/custody-change";
import { changeCorrespondence, StaleRow } from "~/features/correspondence/change.server";
import { markAtRisk } from "~/features/correspondence/evidence.server";
import { applyToParcels, countUnsent } from "~/features/parcels/custody.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import { randomId } from "~/platform/crypto/random.server";

/** What a change would touch, read at one moment, and a mark by which a later moment is told from it. */
export interface Touched {
  /** Letters on their way that are, or would be, at risk. */
  letters: number;
  writers: number;
  /** How many of them have no account, and so no page that tells them. */
  withoutAccount: number;
  /** Parcels that nobody has sent yet. */
  parcels: number;
  /** Changes whenever custody or these figures do. */
  seen: string;
}

/** What a move away, a release or a death would touch now. */
export async function readTouched(
  tx: Tx,
  prisonerId: string,
  isElsewhere: boolean,
  now: Date,
): Promise<Touched> {
  const status = await findCurrentStatus(tx, prisonerId);
  const stay = await findCurrentStay(tx, prisonerId);
  const move = { recordedAt: now.toISOString(), stayId: Number.MAX_SAFE_INTEGER };
  const onTheirWay = await findLettersOnTheirWay(tx, prisonerId);
  const letters = onTheirWay.filter(
    ({ sentOn, stayId, atRisk }) =>
      atRisk === 1 || (isElsewhere && sentOn !== null && isAtRiskByMove(move, { sentOn, stayId })),
  ).length;
  const writers = await countOpenWriters(tx, prisonerId);
  const withoutAccount = await countUntaken(tx, prisonerId);
  const parcels = await countUnsent(tx, prisonerId);
  return {
    letters,
    writers,
    withoutAccount,
    parcels,
    seen: `${status?.id ?? 0}-${stay?.id ?? 0}-${letters}-${writers}-${parcels}`,
  };
}

interface Recorded {
  source: string;
  /** The family's word it confirms. */
  moveReportId: number | null;
}

/**
 * The one way custody changes by the desk's hand: the stay ends and the next begins, the status follows, letters on their
 * way are marked or the correspondences end, and what undoing needs is kept. Answers the change's id. Whoever calls
 * has decided that it may be, and runs it with `retrying`.
 */
export async function recordCustody(
  tx: Tx,
  prisonerId: string,
  deed: CustodyDeed,
  { source, moveReportId }: Recorded,
  now: Date,
): Promise<string> {
  const isOver = deed.kind !== "moved";
  await lockCustody(tx, prisonerId, isOver);
  const before = await findCurrentStay(tx, prisonerId);
  const to = deed.kind === "moved" ? deed.facilityId : null;
  const isElsewhere = deed.kind === "moved" && (before?.facilityId ?? null) !== to;
  const { letters, writers } = await readTouched(tx, prisonerId, isElsewhere, now);
  const id = randomId();
  const since = { date: deed.since.date, precision: deed.since.precision };
  const endsStay = isOver || isElsewhere;
  if (endsStay) {
    await endCurrentStay(tx, prisonerId, { untilDate: since.date, untilPrecision: since.precision });
  }
  const recordedAt = now.toISOString();
  const stayId = isElsewhere
    ? await insertStay(tx, {
        prisonerId,
        facilityId: to,
        fromDate: since.date,
        fromPrecision: since.precision,
        untilDate: null,
        untilPrecision: "unknown",
        current: 1,
        confirmedOn: to === null ? null : recordedAt.slice(0, 10),
        source,
        recordedAt,
      })
    : null;
  const statusChangeId = await insertStatusChange(tx, {
    prisonerId,
    status: statusAfter(deed),
    sinceDate: since.date,
    sincePrecision: since.precision,
    source,
    recordedAt,
    voidedAt: null,
  });
  await insertCustodyChange(tx, {
    ...{
      id,
      prisonerId,
      kind: deed.kind,
      statusChangeId,
      stayId,
      moveReportId,
      letters,
      writers,
      recordedAt,
    },
    endedStayId: endsStay ? (before?.id ?? null) : null,
    isElsewhere: isElsewhere ? 1 : 0,
    undoneAt: null,
  });
  if (isOver) await closeCorrespondences(tx, prisonerId, id, now);
  else await markAtRisk(tx, prisonerId, now);
  const stay = stayId === null ? null : { stayId, facilityId: to };
  await applyToParcels(tx, prisonerId, { id, kind: deed.kind, stay }, now);
  if (deed.kind === "died") await insertFarewells(tx, prisonerId, id);
  await refreshPrisonerLoad(tx, prisonerId, now);
  return id;
}

/** Volunteers first, then the load: what ends correspondences changes both. */
export async function lockCustody(tx: Tx, prisonerId: string, isOver: boolean): Promise<void> {
  const writersOf = async () => (await findOpenOf(tx, prisonerId)).flatMap(({ personId }) => personId ?? []);
  const locked = isOver ? await writersOf() : [];
  await lockVolunteers(tx, locked);
  await lockLoads(tx, [prisonerId]);
  if (isOver && (await writersOf()).some((each) => !locked.includes(each))) throw new StaleRow();
}

async function closeCorrespondences(tx: Tx, prisonerId: string, custodyChangeId: string, now: Date) {
  const over = { state: "closed", closedReason: "prisoner-closed", seat: "none" } as const;
  for (const row of await findOpenOf(tx, prisonerId)) {
    if (row.state === "closed") continue;
    await insertClosing(tx, { custodyChangeId, correspondenceId: row.id, state: row.state });
    const change = { ...over, weightMilli: 0, dueAt: null, closedAt: now.toISOString() };
    await changeCorrespondence(tx, row, change);
  }
}
