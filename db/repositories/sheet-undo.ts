import type { Tx } from "../connection.server";
import type { Schema } from "../schema";

/** Why something of a sheet stays where it is. */
export type SheetHanging = "receipts" | "letters" | "custody" | "writers" | "merged";

/** What may lead to a correspondence beside its letters, and is somebody's work or word. */
export const hangsOnCorrespondence: readonly (readonly [
  table: keyof Schema,
  column: string,
  reason: SheetHanging,
])[] = [
  ["reply", "correspondenceId", "receipts"],
  ["report", "correspondenceId", "receipts"],
  ["custodyClosing", "correspondenceId", "custody"],
  ["farewell", "correspondenceId", "custody"],
  ["succession", "fromId", "writers"],
  ["succession", "toId", "writers"],
  ["planLine", "correspondenceId", "writers"],
  ["prisonerMergeItem", "correspondenceId", "merged"],
];

/** What goes with a correspondence of a sheet, and with a letter of one; letters are looked at one by one. */
export const goesWithCorrespondence: readonly (keyof Schema)[] = ["sheetPair", "letter"];
export const goesWithLetter: readonly (keyof Schema)[] = ["sheetLetter", "letterEvent"];
/** What keeps a letter. */
export const hangsOnLetter = "receiptLine" satisfies keyof Schema;

/** Leads to a letter that an account posted here, which no undo of a sheet removes. */
export const leadsToPostedLetter = "letter.resentAsId";

/** Correspondences with their prisoner's name and, where a sheet brought them, its writer and run. */
export async function findSheetCorrespondences(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("correspondence")
    .innerJoin("prisoner", "prisoner.id", "correspondence.prisonerId")
    .leftJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
    .select([
      "correspondence.id",
      "correspondence.prisonerId",
      "correspondence.personId",
      "correspondence.state",
      "correspondence.signature",
      "prisoner.name",
      "sheetPair.importRunId",
      "sheetPair.sheetWriterId",
    ])
    .where("correspondence.id", "in", ids)
    .execute();
}

/** Letters with their prisoner's name, whose they are, and when an account last went on with a sheet's writer. */
export async function findSheetLetters(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("letter")
    .innerJoin("prisoner", "prisoner.id", "letter.prisonerId")
    .leftJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .leftJoin("sheetPair", "sheetPair.correspondenceId", "letter.correspondenceId")
    .select([
      "letter.id",
      "letter.prisonerId",
      "letter.number",
      "letter.sentOn",
      "letter.correspondenceId",
      "correspondence.personId",
      "correspondence.signature",
      "prisoner.name",
    ])
    .select((eb) =>
      eb
        .selectFrom("takeOver")
        .select((link) => link.fn.max("takeOver.usedAt").as("usedAt"))
        .whereRef("takeOver.sheetWriterId", "=", "sheetPair.sheetWriterId")
        .as("takenAt"),
    )
    .where("letter.id", "in", ids)
    .execute();
}

/** Every letter of these correspondences with the run that brought it, and whether more than its posting is known. */
export async function findLettersOfSheets(tx: Tx, correspondenceIds: readonly string[]) {
  if (correspondenceIds.length === 0) return [];
  return tx
    .selectFrom("letter")
    .leftJoin("sheetLetter", "sheetLetter.letterId", "letter.id")
    .select(["letter.id", "letter.correspondenceId", "sheetLetter.importRunId"])
    .where("letter.correspondenceId", "in", correspondenceIds)
    .execute();
}

/** Events that still hold for these letters. */
export async function findEventIds(tx: Tx, letterIds: readonly number[]) {
  if (letterIds.length === 0) return [];
  return tx
    .selectFrom("letterEvent")
    .select(["id", "letterId", "kind"])
    .where("letterId", "in", letterIds)
    .where("voidedAt", "is", null)
    .execute();
}

/** Letters that a family's receipt names. */
export async function findNamedLetters(tx: Tx, letterIds: readonly number[]): Promise<Set<number>> {
  if (letterIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom(hangsOnLetter)
    .select("letterId")
    .where("letterId", "in", letterIds)
    .execute();
  return new Set(rows.flatMap(({ letterId }) => letterId ?? []));
}

/** What hangs on these correspondences beside letters, the first reason of each. */
export async function findHangingOnCorrespondences(
  tx: Tx,
  ids: readonly string[],
): Promise<Map<string, SheetHanging>> {
  const found = new Map<string, SheetHanging>();
  for (const [table, column, reason] of hangsOnCorrespondence.toReversed()) {
    const rows = await tx
      .selectFrom(table as "reply")
      .select(column as "correspondenceId")
      .distinct()
      .where(column as "correspondenceId", "in", ids)
      .execute();
    for (const row of rows) found.set((row as Record<string, string>)[column] ?? "", reason);
  }
  return found;
}

export async function deleteLetters(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.deleteFrom("letterEvent").where("letterId", "in", ids).execute();
  await tx.deleteFrom("sheetLetter").where("letterId", "in", ids).execute();
  await tx.deleteFrom("letter").where("id", "in", ids).execute();
}

/** Removes correspondences of a sheet whose letters are gone, and writers who are left with none. */
export async function deletePairs(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.deleteFrom("sheetPair").where("correspondenceId", "in", ids).execute();
  await tx.deleteFrom("correspondence").where("id", "in", ids).execute();
}

/** Removes writers who have no correspondence left, with their links; forgets those who wait for nothing more. */
export async function deleteIdleWriters(tx: Tx, writerIds: readonly string[]): Promise<void> {
  for (const id of new Set(writerIds)) {
    const pairs = await tx
      .selectFrom("sheetPair")
      .innerJoin("correspondence", "correspondence.id", "sheetPair.correspondenceId")
      .select("correspondence.personId")
      .where("sheetPair.sheetWriterId", "=", id)
      .execute();
    if (pairs.length === 0) {
      await tx.deleteFrom("takeOver").where("sheetWriterId", "=", id).execute();
      await tx.deleteFrom("sheetWriter").where("id", "=", id).execute();
    } else if (pairs.every(({ personId }) => personId !== null)) {
      await tx.updateTable("sheetWriter").set({ labelEncrypted: null }).where("id", "=", id).execute();
    }
  }
}

/** Takes events back; answers how many still held. */
export async function voidEvents(tx: Tx, ids: readonly number[], voidedAt: string): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await tx
    .updateTable("letterEvent")
    .set({ voidedAt })
    .where("id", "in", ids)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
