import type { Tx } from "#db/connection.server";
import { findFollowed } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import {
  findCorrectionOf,
  findLinesOf,
  findReceipt,
  moveLines,
  voidReceipt,
} from "#db/repositories/receipts";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { ReceiptRefusal } from "~/domain/receipts/record";
import { recordStaffDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { voidEvidence } from "~/features/correspondence/evidence.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { vouchForWriters } from "./vouch.server";
import { isErased, type ReceiptForm, readTold, writeReceipt } from "./write.server";

type Missing = { ok: false; reason: "not-found" };
/** Somebody else corrected it (`newest` is what stands now) or took it back (null). */
type Overtaken = { ok: false; reason: "overtaken"; newest: number | null };
export type Recorded =
  | { ok: true; receiptId: number }
  | ReceiptRefusal
  | { ok: false; reason: "unknown-letter" };

/**
 * Records which letters came, by the word of a relative or, from the desk, by phone. What matches confirms its letter,
 * what does not is kept as it was told. The same form twice is one receipt.
 */
export async function recordReceipt(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  form: ReceiptForm,
  now: Date,
): Promise<Recorded | Missing> {
  const recorded = await retrying(app.db, async (tx): Promise<Recorded | Missing> => {
    if (!(await mayTellOf(tx, viewer, prisonerId))) return { ok: false, reason: "not-found" };
    const told = await readTold(tx, prisonerId, form, now);
    if (!told.ok) return told;
    const deed = { purpose: `receipt ${prisonerId}`, personId: viewer.personId, key: form.key };
    const receiptId = await doOnce(tx, deed, now, async () => {
      await lockLoads(tx, [prisonerId]);
      await recordStaffDeed(tx, viewer, { action: "receipt-told", prisonerId }, now);
      return writeReceipt(tx, { prisonerId, source: sourceOf(viewer), replaces: null }, told, now);
    });
    return { ok: true, receiptId };
  });
  if (recorded.ok) await vouchForWriters(app, recorded.receiptId, now);
  return recorded;
}

/**
 * Puts a new receipt in the place of one that was wrong; the old one stays as history and counts no more. Refused when
 * somebody else did so first.
 */
export async function correctReceipt(
  app: App,
  viewer: Viewer,
  { prisonerId, receiptId }: { prisonerId: string; receiptId: number },
  form: ReceiptForm,
  now: Date,
): Promise<Recorded | Missing | Overtaken> {
  try {
    const corrected = await retrying(app.db, async (tx): Promise<Recorded | Missing> => {
      const found = await findOwnReceipt(tx, viewer, prisonerId, receiptId);
      if (!found) return { ok: false, reason: "not-found" };
      const told = await readTold(tx, prisonerId, form, now);
      if (!told.ok) return told;
      const deed = { purpose: `correct receipt ${receiptId}`, personId: viewer.personId, key: form.key };
      const newId = await doOnce(tx, deed, now, async () => {
        await lockLoads(tx, [prisonerId]);
        const erased = await findErasedLines(tx, found.id);
        if (!(await takeBack(tx, found, now, erased)))
          throw new OvertakenError(await newestAfter(tx, found.id));
        await recordStaffDeed(tx, viewer, { action: "receipt-corrected", prisonerId }, now);
        const facts = { prisonerId, source: sourceOf(viewer), replaces: found.id };
        const letters = form.letters ?? told.letters + erased.length;
        const newId = await writeReceipt(tx, facts, { ...told, letters }, now);
        await moveLines(tx, erased, newId);
        return newId;
      });
      return { ok: true, receiptId: newId };
    });
    if (corrected.ok) await vouchForWriters(app, corrected.receiptId, now);
    return corrected;
  } catch (error) {
    if (error instanceof OvertakenError) return { ok: false, reason: "overtaken", newest: error.newest };
    throw error;
  }
}

/** Takes a receipt back, at any time; its letters stand as they would without it. Doing it twice is no mistake. */
export async function withdrawReceipt(
  app: App,
  viewer: Viewer,
  { prisonerId, receiptId }: { prisonerId: string; receiptId: number },
  now: Date,
): Promise<{ ok: true } | Missing | Overtaken> {
  return retrying(app.db, async (tx) => {
    const found = await findOwnReceipt(tx, viewer, prisonerId, receiptId);
    if (!found) return { ok: false, reason: "not-found" };
    await lockLoads(tx, [prisonerId]);
    if (await takeBack(tx, found, now)) {
      await recordStaffDeed(tx, viewer, { action: "receipt-withdrawn", prisonerId }, now);
      return { ok: true };
    }
    const newest = await newestAfter(tx, found.id);
    return newest === null ? { ok: true } : { ok: false, reason: "overtaken", newest };
  });
}

/** Whether this viewer may tell which letters came for that prisoner: a relative who follows them, or the desk. */
export async function mayTellOf(tx: Tx, viewer: Viewer, prisonerId: string): Promise<boolean> {
  if (viewer.role === "family") return (await findFollowed(tx, viewer.personId, prisonerId)) !== undefined;
  const prisoner = await findPrisoner(tx, prisonerId);
  return prisoner !== undefined && prisoner.mergedInto === null;
}

/** A receipt about somebody this viewer may tell of; undefined for anybody else's. */
export async function findOwnReceipt(tx: Tx, viewer: Viewer, prisonerId: string, id: number) {
  return (await mayTellOf(tx, viewer, prisonerId)) ? findReceipt(tx, prisonerId, id) : undefined;
}

/** What stands in the end in the place of a receipt; null when nothing does. */
export async function newestAfter(tx: Tx, id: number): Promise<number | null> {
  const next = await findCorrectionOf(tx, id);
  if (!next) return null;
  return next.voidedAt === null ? next.id : newestAfter(tx, next.id);
}

/** Rolls back a correction that came second. */
class OvertakenError extends Error {
  constructor(readonly newest: number | null) {
    super("overtaken");
  }
}

async function doOnce(
  tx: Tx,
  form: Parameters<typeof once>[1],
  now: Date,
  work: () => Promise<number>,
): Promise<number> {
  const { result } = await once(tx, form, now, async () => String(await work()));
  return Number(result);
}

/** `keep`: lines whose letters stay confirmed by them. */
async function takeBack(
  tx: Tx,
  receipt: Row<"receipt">,
  now: Date,
  keep: readonly number[] = [],
): Promise<boolean> {
  if (!(await voidReceipt(tx, receipt.id, now.toISOString()))) return false;
  for (const { id } of await findLinesOf(tx, [receipt.id])) {
    if (!keep.includes(id)) await voidEvidence(tx, { receiptLineId: id }, now);
  }
  return true;
}

/** Lines of letters whose writer is erased: no form can name them any more, so a correction takes them along. */
async function findErasedLines(tx: Tx, receiptId: number): Promise<number[]> {
  return (await findLinesOf(tx, [receiptId])).filter(isErased).map(({ id }) => id);
}

function sourceOf(viewer: Viewer): "family" | "coordinator" {
  return viewer.role === "family" ? "family" : "coordinator";
}
