import type { Tx } from "#db/connection.server";
import { findCustodyChange } from "#db/repositories/custody";
import { findAllFacilityAddresses, findFacility } from "#db/repositories/facilities";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { countUntaken } from "#db/repositories/sheet-pairs";
import type { Viewer } from "~/domain/access/roles";
import { type CustodyDeed, type DeedVerdict, decideCustody } from "~/domain/prisoners/custody-change";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { lockCustody, readTouched, recordCustody, type Touched } from "./record.server";
import { judgeUndo } from "./undo.server";

type Refusal = Extract<DeedVerdict, { ok: false }> | { ok: false; reason: "not-found" | "no-such-place" };

/** What stands now, for the forms that change it; null when there is nobody, or another record took their place. */
export async function readCustodyForm(app: App, prisonerId: string) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const stay = await findCurrentStay(app.db, prisonerId);
  const facilities = await findAllFacilityAddresses(app.db);
  const { id, name, nameLatin, status } = prisoner;
  const facilityName = facilities.find((each) => each.id === stay?.facilityId)?.name ?? null;
  return {
    ...{ id, name, nameLatin, status, facilityName },
    facilities: facilities
      .map((each) => ({ id: each.id, name: each.name }))
      .sort((a, b) => a.name.localeCompare(b.name, "ru")),
  };
}

/** What a deed would touch if it were done now. */
export async function previewCustody(
  app: App,
  prisonerId: string,
  deed: CustodyDeed,
  now: Date,
): Promise<({ ok: true; isElsewhere: boolean } & Touched) | Refusal> {
  const judged = await judge(app.db, prisonerId, deed, now);
  if (!judged.ok) return judged;
  const { isElsewhere } = judged;
  return { ok: true, isElsewhere, ...(await readTouched(app.db, prisonerId, isElsewhere, now)) };
}

export interface ConfirmedDeed {
  deed: CustodyDeed;
  /** Who told of it. */
  source: string;
  /** The mark of the figures that were shown. */
  seen: string;
  key: string;
}

/** `changed`: what was shown before confirming is no longer so. */
export type CustodyResult = { ok: true; changeId: string } | Refusal | { ok: false; reason: "changed" };

/** Records a move, release or death after its preview; only what was shown is done. The same form twice is one change. */
export async function changeCustody(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { deed, source, seen, key }: ConfirmedDeed,
  now: Date,
): Promise<CustodyResult> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const sent = { purpose: `custody ${prisonerId}`, personId: viewer.personId, key };
      const { result } = await once(tx, sent, now, async () => {
        await lockCustody(tx, prisonerId, deed.kind !== "moved");
        const judged = await judge(tx, prisonerId, deed, now);
        if (!judged.ok) throw new Refused(judged);
        const touched = await readTouched(tx, prisonerId, judged.isElsewhere, now);
        if (touched.seen !== seen) throw new Refused({ ok: false, reason: "changed" });
        const changeId = await recordCustody(tx, prisonerId, deed, { source, moveReportId: null }, now);
        const detail = { kind: deed.kind, letters: touched.letters, writers: touched.writers };
        await recordDeed(tx, viewer, { action: "custody-changed", prisonerId, detail }, now);
        return changeId;
      });
      return { ok: true, changeId: result };
    }),
  );
}

/** What a change did and whether it can be undone; null when it is not this prisoner's. */
export async function readCustodyChange(app: App, prisonerId: string, changeId: string) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  const change = await findCustodyChange(app.db, prisonerId, changeId);
  if (!prisoner || !change) return null;
  const stay = await findCurrentStay(app.db, prisonerId);
  const facility = stay?.facilityId ? await findFacility(app.db, stay.facilityId) : undefined;
  const undo = change.undoneAt === null ? await judgeUndo(app.db, change) : null;
  const { kind, letters, writers, isElsewhere } = change;
  return {
    prisoner: {
      id: prisoner.id,
      name: prisoner.name,
      nameLatin: prisoner.nameLatin,
      status: prisoner.status,
    },
    ...{ id: change.id, kind, letters, writers, isElsewhere: isElsewhere === 1 },
    withoutAccount: await countUntaken(app.db, prisonerId),
    facilityName: facility?.name ?? null,
    isUndone: change.undoneAt !== null,
    cannotUndo: undo === null || undo.ok ? null : undo.reason,
  };
}

async function judge(
  tx: Tx,
  prisonerId: string,
  deed: CustodyDeed,
  now: Date,
): Promise<{ ok: true; isElsewhere: boolean } | Refusal> {
  const prisoner = await findPrisoner(tx, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return { ok: false, reason: "not-found" };
  const stay = await findCurrentStay(tx, prisonerId);
  const facilityId = stay?.facilityId ?? null;
  const verdict = decideCustody(deed, { status: prisoner.status, facilityId }, now.toISOString());
  if (!verdict.ok) return verdict;
  if (deed.kind !== "moved") return { ok: true, isElsewhere: false };
  if (deed.facilityId !== null && !(await findFacility(tx, deed.facilityId))) {
    return { ok: false, reason: "no-such-place" };
  }
  return { ok: true, isElsewhere: deed.facilityId !== facilityId };
}
