import type { Tx } from "#db/connection.server";
import { movedTables } from "#db/merge-tables";
import { lockLoads } from "#db/repositories/load";
import {
  findAllCorrespondencesOf,
  findAllPairHmacs,
  findAllWriterIds,
  insertMergeItem,
  insertPrisonerMerge,
  moveRows,
} from "#db/repositories/prisoner-merges";
import { findPrisoner } from "#db/repositories/prisoners";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { endedStatuses } from "~/domain/prisoners/custody";
import type { Choices } from "~/domain/prisoners/merge";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { mergeCorrespondences } from "./correspondences.server";
import { saveFields } from "./fields.server";
import { weighRows } from "./weigh.server";

export interface MergeForm {
  lostId: string;
  choices: Choices;
  /** Versions of both records as they were shown. */
  keptVersion: number;
  lostVersion: number;
  key: string;
}

export type Merged =
  | { ok: true; id: string }
  /** `stale`: one of the two changed, or was merged, since they were shown. */
  | { ok: false; reason: "not-found" | "same" | "stale" | "ended-with-writers" };

/** A merge under way: what is done is noted, so that it can be put back. */
export interface Merging {
  app: App;
  tx: Tx;
  keptId: string;
  lostId: string;
  now: Date;
  note: (kind: string, before: unknown, correspondenceId?: string) => Promise<void>;
}

/**
 * Makes two records of one person one, in one transaction. Everything that hangs on the lost record goes over: writers
 * with their letters and numbers, family, history, lists. What both say is decided by `choices`, consent by the
 * stricter word. Locks volunteers, loads and rows in this order. The same form twice is one merge.
 */
export async function mergePrisoners(
  app: App,
  viewer: Viewer,
  keptId: string,
  form: MergeForm,
  now: Date,
): Promise<Merged> {
  const { lostId } = form;
  if (keptId === lostId) return { ok: false, reason: "same" };
  const apart = await findKeptApart(app, [keptId, lostId]);
  return refusable(() =>
    retrying(app.db, async (tx): Promise<Merged> => {
      if (!(await findPrisoner(tx, keptId)) || !(await findPrisoner(tx, lostId))) {
        return { ok: false, reason: "not-found" };
      }
      const sent = { purpose: `merge ${keptId} ${lostId}`, personId: viewer.personId, key: form.key };
      const { result } = await once(tx, sent, now, () =>
        merge(app, tx, viewer, { keptId, form, apart }, now),
      );
      return { ok: true, id: result };
    }),
  );
}

interface Meant {
  keptId: string;
  form: MergeForm;
  /** Who is kept apart from either record for good. */
  apart: ReadonlySet<string>;
}

async function merge(app: App, tx: Tx, viewer: Viewer, { keptId, form, apart }: Meant, now: Date) {
  const { lostId, choices } = form;
  const hasWriters = await lockBoth(tx, keptId, lostId);
  const [kept, lost] = [await findPrisoner(tx, keptId), await findPrisoner(tx, lostId)];
  if (!kept || !lost || kept.mergedInto !== null) throw new Refused<Merged>({ ok: false, reason: "stale" });
  const status = choices.status === "lost" ? lost.status : kept.status;
  if (hasWriters && endedStatuses.includes(status))
    throw new Refused<Merged>({ ok: false, reason: "ended-with-writers" });
  const id = randomId();
  await insertPrisonerMerge(tx, { id, keptId, lostId, recordedAt: now.toISOString(), undoneAt: null });
  const merging = mergingOf(app, tx, { id, keptId, lostId }, now);
  const writers = await mergeCorrespondences(merging, apart);
  const finish = await weighRows(merging, choices);
  const letters = await moveAll(merging);
  await finish();
  if (!(await saveFields(merging, form, { kept, lost })))
    throw new Refused<Merged>({ ok: false, reason: "stale" });
  await refreshPrisonerLoads(tx, [keptId, lostId].sort(), now);
  const detail = { letters, writers };
  await recordDeed(tx, viewer, { action: "prisoner-merged", prisonerId: keptId, detail }, now);
  return id;
}

function mergingOf(
  app: App,
  tx: Tx,
  { id, keptId, lostId }: Record<"id" | "keptId" | "lostId", string>,
  now: Date,
): Merging {
  const note: Merging["note"] = (kind, before, correspondenceId) =>
    insertMergeItem(tx, {
      ...{ mergeId: id, kind, correspondenceId: correspondenceId ?? null },
      before: JSON.stringify(before),
    });
  return { app, tx, keptId, lostId, now, note };
}

/** Holds writers and loads of both records still; answers whether anybody writes. */
async function lockBoth(tx: Tx, keptId: string, lostId: string): Promise<boolean> {
  const open = async () =>
    [...(await findAllCorrespondencesOf(tx, keptId)), ...(await findAllCorrespondencesOf(tx, lostId))].filter(
      ({ state }) => state !== "closed",
    );
  const locked = (await open()).flatMap(({ personId }) => personId ?? []);
  await lockVolunteers(tx, locked);
  await lockLoads(tx, [keptId, lostId].sort());
  const rows = await open();
  if (rows.some(({ personId }) => personId !== null && !locked.includes(personId))) throw new StaleRow();
  return rows.length > 0;
}

/** Hands over every row that is known by its id; answers how many letters. */
async function moveAll({ tx, keptId, lostId, note }: Merging): Promise<number> {
  let letters = 0;
  for (const table of movedTables) {
    const ids = await moveRows(tx, table, lostId, keptId);
    if (ids.length > 0) await note(`rows ${table}`, ids);
    if (table === "letter") letters = ids.length;
  }
  return letters;
}

/** Accounts and circles asked at once, before others are let in between. */
const ASKED_AT_ONCE = 2000;

/**
 * Who is kept apart from either of two records for good. A stop outlives the pair it was made of, so everybody who
 * could ever write is asked about.
 */
async function findKeptApart(app: App, prisonerIds: readonly string[]): Promise<Set<string>> {
  const blocks = await findAllPairHmacs(app.db);
  const apart = new Set<string>();
  if (blocks.size === 0) return apart;
  const ids = await findAllWriterIds(app.db);
  for (const [at, writerId] of ids.entries()) {
    if (at % ASKED_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    if (prisonerIds.some((id) => blocks.has(pairHmac(app, writerId, id)))) apart.add(writerId);
  }
  return apart;
}
