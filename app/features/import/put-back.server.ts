import type { Tx } from "#db/connection.server";
import { findCustodyChangeAt } from "#db/repositories/custody";
import type { StandingRow } from "#db/repositories/import-standing";
import {
  deleteConsent,
  deleteRecognition,
  deleteStay,
  reopenStay,
  stayIsUsed,
  voidStatusOf,
} from "#db/repositories/import-undo";
import { updatePrisoner } from "#db/repositories/prisoners";
import { updateRecognition } from "#db/repositories/recognitions";
import type { Row, RowChange } from "#db/schema";
import { searchKey } from "~/domain/prisoners/names";
import { transliterate } from "~/domain/prisoners/transliteration";
import { judgeUndo, undoChange } from "~/features/custody/undo.server";
import type { Snapshot } from "./standing.server";

/** What an entry says once it is taken back whole. */
export const UNDONE = "undone";

/** Columns of a person that go back each for itself. */
const columns = ["name", "nameDative", "gender", "about", "articles", "penalty"] as const;

/**
 * Gives one person their former facts where they still are as the import left them. Answers `undone`, or
 * `left:` and the fields that somebody changed since.
 */
export async function putBack(
  tx: Tx,
  run: Row<"importRun">,
  entry: Row<"importEntry">,
  now: StandingRow | undefined,
  at: Date,
): Promise<string> {
  if (now === undefined) return "gone";
  const before = JSON.parse(entry.before ?? "{}") as Snapshot;
  const after = JSON.parse(entry.after ?? "{}") as Snapshot;
  const stands = (key: keyof Snapshot) => now[key] === after[key];
  const left: string[] = [];

  const change: RowChange<"prisoner"> = {};
  for (const key of columns) {
    if (!(key in before)) continue;
    if (stands(key)) Object.assign(change, { [key]: before[key] });
    else left.push(key === "nameDative" ? "name" : key);
  }
  if (typeof change.name === "string") {
    Object.assign(change, { nameSearch: searchKey(change.name), nameLatin: transliterate(change.name) });
  }
  if ("birthDate" in before) {
    if (stands("birthDate") && stands("birthPrecision")) {
      Object.assign(change, { birthDate: before.birthDate, birthPrecision: before.birthPrecision });
    } else left.push("birth");
  }
  const custody = await putCustodyBack(tx, run, { before, after, now, stands }, at);
  if (custody === "left")
    left.push(...("status" in before ? ["status"] : []), ...("stayId" in before ? ["place"] : []));
  if (custody === "done" && before.status !== undefined) change.status = before.status;
  if (Object.keys(change).length > 0) await updatePrisoner(tx, now.id, change);
  if (after.consentId != null && after.consentId !== before.consentId) {
    if (stands("consentId")) await deleteConsent(tx, after.consentId);
    else left.push("letters");
  }
  await putRecognitionBack(tx, run, before, after);
  return left.length === 0 ? UNDONE : `left:${[...new Set(left)].join(",")}`;
}

interface Sides {
  before: Snapshot;
  after: Snapshot;
  now: StandingRow;
  stands: (key: keyof Snapshot) => boolean;
}

/** Status and whereabouts go back together or not at all. */
async function putCustodyBack(
  tx: Tx,
  run: Row<"importRun">,
  { before, after, now, stands }: Sides,
  at: Date,
): Promise<"none" | "done" | "left"> {
  const moved = "stayId" in before;
  if (!moved && !("status" in before)) return "none";
  if ("status" in before && !stands("status")) return "left";
  if (moved && !stands("stayId")) return "left";
  if (moved && after.stayId != null && (await stayIsUsed(tx, after.stayId))) return "left";
  const ending = await findCustodyChangeAt(tx, now.id, run.startedAt);
  if (ending) {
    if (!(await judgeUndo(tx, ending)).ok) return "left";
    await undoChange(tx, ending, at);
    return "done";
  }
  if (moved) {
    if (after.stayId != null) await deleteStay(tx, after.stayId);
    if (before.stayId != null) await reopenStay(tx, before.stayId);
  }
  if ("status" in before) await voidStatusOf(tx, now.id, run.startedAt, at.toISOString());
  return "done";
}

/** Lets the list say again what it said before, so that the same file changes the same fields once more. */
async function putRecognitionBack(
  tx: Tx,
  run: Row<"importRun">,
  before: Snapshot,
  { externalId }: Snapshot,
): Promise<void> {
  if (externalId == null || !("rowDigest" in before)) return;
  if (before.rowDigest == null) {
    await deleteRecognition(tx, run.list, externalId, run.id);
    return;
  }
  await updateRecognition(tx, run.list, externalId, {
    rowDigest: before.rowDigest,
    ...("url" in before ? { url: before.url ?? null } : {}),
  });
}
