import type { Tx } from "#db/connection.server";
import { findFacility } from "#db/repositories/facilities";
import { findFollowed } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import { decideMoveReport, findMoveReport, insertMoveReport, setPlace } from "#db/repositories/move-reports";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import type { PartialDate } from "~/domain/dates/partial-date";
import { type CustodyDeed, type DeedVerdict, decideCustody } from "~/domain/prisoners/custody-change";
import { decideSince, type MoveKind, type SinceVerdict, type StatusAfterMove } from "~/domain/prisoners/move";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { markAtRisk, voidEvidence } from "~/features/correspondence/evidence.server";
import { lockCustody, recordCustody } from "~/features/custody/record.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

type Missing = { ok: false; reason: "not-found" };

export interface Told {
  kind: MoveKind;
  /** Where to, as the family knows it; empty for nothing. */
  place: string;
  since: PartialDate;
  key: string;
}

/**
 * Keeps a family's word that somebody was moved or released. Until a coordinator decides, letters on their way,
 * also those posted meanwhile, are marked at risk and nothing else changes. The same form twice is one report.
 */
export async function reportMove(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  told: Told,
  now: Date,
): Promise<SinceVerdict | Missing> {
  return retrying(app.db, async (tx) => {
    if (!(await findFollowed(tx, viewer.personId, prisonerId))) return { ok: false, reason: "not-found" };
    const verdict = decideSince(told.since, now.toISOString());
    if (!verdict.ok) return verdict;
    const form = { purpose: `move ${prisonerId}`, personId: viewer.personId, key: told.key };
    await once(tx, form, now, () => writeReport(app, tx, prisonerId, told, now));
    return verdict;
  });
}

/** `decided`: another coordinator came first; `decision` is theirs. */
export type Decided = { ok: true } | Missing | { ok: false; reason: "decided"; decision: string };

/** It was not so: the letters stand as they did before the report. Declining twice is no mistake. */
export async function declineMove(app: App, viewer: Viewer, id: number, now: Date): Promise<Decided> {
  return retrying(app.db, async (tx) => {
    const report = await findMoveReport(tx, id);
    if (!report) return { ok: false, reason: "not-found" };
    await lockLoads(tx, [report.prisonerId]);
    if (await decideMoveReport(tx, id, "declined", now.toISOString())) {
      await voidEvidence(tx, { moveReportId: id }, now);
      await recordDeed(tx, viewer, { action: "move-declined", prisonerId: report.prisonerId }, now);
      return { ok: true };
    }
    const decision = await decisionOf(tx, id);
    return decision === "declined" ? { ok: true } : { ok: false, reason: "decided", decision };
  });
}

export interface Confirmed {
  /** Null: not known yet. */
  facilityId: string | null;
  status: StatusAfterMove;
  since: PartialDate;
  key: string;
}

/** It was so: custody changes as if the desk had recorded it; what it had recorded before stays. */
export async function confirmMove(
  app: App,
  viewer: Viewer,
  id: number,
  form: Confirmed,
  now: Date,
): Promise<Decided | DeedVerdict | { ok: false; reason: "no-such-place" }> {
  return retrying(app.db, async (tx) => {
    const report = await findMoveReport(tx, id);
    if (!report) return { ok: false, reason: "not-found" };
    const { facilityId, since, status } = form;
    const { prisonerId } = report;
    const isRelease = report.kind === "released";
    await lockCustody(tx, prisonerId, isRelease);
    const deed: CustodyDeed = isRelease
      ? { kind: "released", since }
      : { kind: "moved", facilityId, status, since };
    const stay = await findCurrentStay(tx, prisonerId);
    const current = (await findPrisoner(tx, prisonerId))?.status ?? "unknown";
    const place = stay?.facilityId ?? null;
    const verdict = decideCustody(deed, { status: current, facilityId: place }, now.toISOString());
    const isKnown = !verdict.ok && (verdict.reason === "same" || verdict.reason === "already-over");
    if (!verdict.ok && !isKnown) return verdict;
    if (facilityId !== null && !(await findFacility(tx, facilityId)))
      return { ok: false, reason: "no-such-place" };
    const sent = { purpose: `move confirmed ${id}`, personId: viewer.personId, key: form.key };
    const { result } = await once(tx, sent, now, async () => {
      if (!(await decideMoveReport(tx, id, "confirmed", now.toISOString()))) return decisionOf(tx, id);
      if (isKnown) {
        await recordDeed(tx, viewer, { action: "move-confirmed", prisonerId }, now);
        return "";
      }
      await recordCustody(tx, prisonerId, deed, { source: SOURCE, moveReportId: id }, now);
      await recordDeed(
        tx,
        viewer,
        { action: "custody-changed", prisonerId, detail: { kind: deed.kind } },
        now,
      );
      return "";
    });
    return result === "" ? { ok: true } : { ok: false, reason: "decided", decision: result };
  });
}

/** Stands beside the stay and the status, in the language of the other sources. */
const SOURCE = "родные, подтвердил координатор";

async function writeReport(app: App, tx: Tx, prisonerId: string, told: Told, now: Date): Promise<string> {
  await lockLoads(tx, [prisonerId]);
  const { kind, place, since } = told;
  const id = await insertMoveReport(tx, {
    prisonerId,
    kind,
    placeEncrypted: null,
    sinceDate: since.date,
    sincePrecision: since.precision,
    recordedAt: now.toISOString(),
    decidedAt: null,
    decision: null,
  });
  if (place !== "") await setPlace(tx, id, app.crypto.seal(place, placeOf(id)));
  await markAtRisk(tx, prisonerId, now);
  return String(id);
}

/** Where the sealed place of a report belongs. */
export function placeOf(id: number) {
  return { table: "moveReport", column: "placeEncrypted", rowId: String(id) };
}

async function decisionOf(tx: Tx, id: number): Promise<string> {
  return (await findMoveReport(tx, id))?.decision ?? "";
}
