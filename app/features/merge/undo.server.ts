import type { Tx } from "#db/connection.server";
import { isMovedTable } from "#db/merge-tables";
import { findCorrespondence, updateCorrespondence } from "#db/repositories/correspondence";
import { reopenLinks } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import {
  findExternalLoadsOf,
  isAnySheetNewerThan,
  isAnythingNewerThan,
  moveRecognition,
  replaceExternalLoads,
  restayLetters,
  updateStay,
} from "#db/repositories/merge-rows";
import {
  deleteBlocks,
  endPrisonerMerge,
  findAllCorrespondencesOf,
  findMergeItems,
  findPrisonerMerge,
  moveTheseRows,
  setEnded,
} from "#db/repositories/prisoner-merges";
import { findPrisoner, updatePrisoner } from "#db/repositories/prisoners";
import { lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { changeCorrespondence, retrying, StaleRow } from "~/features/correspondence/change.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { newestOf } from "./weigh.server";

export type Unmerged =
  | { ok: true; lostId: string }
  /** `newer`: something hangs on it that came after the merge. */
  | { ok: false; reason: "not-found" | "newer" };

type Item = Row<"prisonerMergeItem">;

/**
 * Makes the two records two again, as they stood, while nothing new hangs on the joined one: what came since could
 * belong to either. Undoing twice is no mistake.
 */
export async function undoMerge(
  app: App,
  viewer: Viewer,
  keptId: string,
  mergeId: string,
  now: Date,
): Promise<Unmerged> {
  return retrying(app.db, async (tx) => {
    const merge = await findPrisonerMerge(tx, mergeId);
    if (!merge || merge.keptId !== keptId) return { ok: false, reason: "not-found" };
    const { lostId, recordedAt } = merge;
    if (merge.undoneAt !== null) return { ok: true, lostId };
    const items = await findMergeItems(tx, mergeId);
    await lockAll(tx, keptId, lostId);
    if (!(await isAsMerged(tx, merge, items))) return { ok: false, reason: "newer" };
    if (await isAnythingNewerThan(tx, keptId, recordedAt)) return { ok: false, reason: "newer" };
    if (await isAnySheetNewerThan(tx, keptId, recordedAt)) return { ok: false, reason: "newer" };
    if (!(await endPrisonerMerge(tx, mergeId, now.toISOString()))) throw new StaleRow();
    for (const item of items.toReversed()) await putBack(tx, item, merge, now);
    await refreshPrisonerLoads(tx, [keptId, lostId].sort(), now);
    await recordDeed(tx, viewer, { action: "prisoner-merge-undone", prisonerId: keptId }, now);
    return { ok: true, lostId };
  });
}

/** Whether the joined record, and what the merge ended, is as the merge left it. */
async function isAsMerged(
  tx: Tx,
  { keptId }: Row<"prisonerMerge">,
  items: readonly Item[],
): Promise<boolean> {
  const kept = await findPrisoner(tx, keptId);
  const fields = items.find(({ kind }) => kind === "fields");
  if (!kept || kept.mergedInto !== null || !fields) return false;
  const { after } = read<Fields>(fields);
  const columns = Object.keys(after) as (keyof Fields["after"])[];
  if (columns.some((column) => kept[column] !== after[column])) return false;
  const loads = items.find(({ kind }) => kind === "external loads");
  if (loads && !areSame(newestOf(read<Loads>(loads)), await findExternalLoadsOf(tx, keptId))) return false;
  for (const { correspondenceId } of items.filter(({ kind }) => kind === "ended")) {
    const row = correspondenceId === null ? undefined : await findCorrespondence(tx, correspondenceId);
    if (row?.state !== "closed") return false;
  }
  return items.every(({ before }) => before !== null);
}

function areSame(before: readonly Told[], now: readonly Told[]): boolean {
  const texts = (rows: readonly Told[]) =>
    rows.map(({ list, band, asOf }) => `${list}\n${band}\n${asOf}`).sort();
  return texts(before).join("\n\n") === texts(now).join("\n\n");
}

async function lockAll(tx: Tx, keptId: string, lostId: string): Promise<void> {
  const people = async () =>
    (await findAllCorrespondencesOf(tx, keptId)).flatMap(({ personId }) => personId ?? []);
  const locked = await people();
  await lockVolunteers(tx, locked);
  await lockLoads(tx, [keptId, lostId].sort());
  if ((await people()).some((id) => !locked.includes(id))) throw new StaleRow();
}

/** One thing the merge did, taken back; the last comes first. */
async function putBack(tx: Tx, item: Item, merge: Row<"prisonerMerge">, now: Date): Promise<void> {
  const { keptId, lostId } = merge;
  const [verb, table = ""] = item.kind.split(" ");
  if (verb === "rows" && isMovedTable(table)) return moveTheseRows(tx, table, read(item), lostId);
  switch (item.kind) {
    case "fields": {
      await updatePrisoner(tx, keptId, read<Fields>(item).before);
      return updatePrisoner(tx, lostId, { mergedInto: null });
    }
    case "moved":
    case "ended":
      return putCorrespondenceBack(tx, item);
    case "blocks":
      return deleteBlocks(tx, read(item));
    case "recognitions":
      for (const each of read<Named[]>(item)) await moveRecognition(tx, each.list, each.externalId, lostId);
      return;
    case "external loads": {
      const { kept, lost } = read<Loads>(item);
      await replaceExternalLoads(tx, keptId, kept);
      return replaceExternalLoads(tx, lostId, lost);
    }
    case "stay of letters": {
      const { letters, from, to } = read<{ letters: number[]; from: number; to: number }>(item);
      return restayLetters(tx, letters, to, from);
    }
    case "ended stay": {
      const { id, ...until } = read<Pick<Row<"stay">, "id" | "untilDate" | "untilPrecision">>(item);
      return updateStay(tx, id, { ...until, current: 1 });
    }
    case "added need":
      return setEnded(tx, "need", read(item), now.toISOString());
    case "added statusChange":
      return setEnded(tx, "statusChange", read(item), now.toISOString());
    case "ended consent":
      return setEnded(tx, "consent", read(item), null);
    case "ended need":
      return setEnded(tx, "need", read(item), null);
    case "ended measurement":
      return setEnded(tx, "measurement", read(item), null);
    case "ended familyLink":
      return reopenLinks(tx, read(item));
    default:
      throw new Error("a merge noted something that nobody can put back");
  }
}

type Told = Row<"externalLoad">;
type Loads = Record<"kept" | "lost", Told[]>;
type Named = Pick<Row<"recognition">, "list" | "externalId">;
type Fields = Record<
  "before" | "after",
  Omit<Row<"prisoner">, "id" | "createdAt" | "mergedInto" | "rowVersion">
>;

async function putCorrespondenceBack(tx: Tx, item: Item): Promise<void> {
  const row =
    item.correspondenceId === null ? undefined : await findCorrespondence(tx, item.correspondenceId);
  if (!row) throw new Error("a correspondence is never deleted");
  const { renamed: _, ...before } = read<Partial<Row<"correspondence">> & { renamed?: boolean }>(item);
  if (item.kind === "ended") {
    if ((await changeCorrespondence(tx, row, before)) !== "done") throw new StaleRow();
  } else if (!(await updateCorrespondence(tx, row, before))) throw new StaleRow();
}

function read<Shape>(item: Item | undefined): Shape {
  return JSON.parse(item?.before ?? "null") as Shape;
}
