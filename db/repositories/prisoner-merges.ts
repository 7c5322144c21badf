import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { MovedTable } from "../merge-tables";
import type { NewRow, Row, RowChange } from "../schema";
import { anywhere } from "./search";

type Id = number | string;
/** Ids of one statement; the engines take so many parameters at least. */
const CHUNK = 500;

/** Hands every row of one record over to the other; answers which. */
export async function moveRows(tx: Tx, table: MovedTable, from: string, to: string): Promise<Id[]> {
  const { rows } = await sql<{ id: Id }>`
    update ${sql.table(table)} set prisoner_id = ${to} where prisoner_id = ${from} returning id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Hands these rows over. */
export async function moveTheseRows(
  tx: Tx,
  table: MovedTable,
  ids: readonly Id[],
  to: string,
): Promise<void> {
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = sql.join(ids.slice(from, from + CHUNK));
    await sql`update ${sql.table(table)} set prisoner_id = ${to} where id in (${some})`.execute(tx);
  }
}

/** Fills or empties the instant at which these rows ended to count. */
export async function setEnded(
  tx: Tx,
  table: "consent" | "need" | "measurement" | "familyLink" | "statusChange",
  ids: readonly Id[],
  endedAt: string | null,
): Promise<void> {
  const column = { consent: "withdrawn_at", familyLink: "revoked_at" }[table as string] ?? "voided_at";
  for (let from = 0; from < ids.length; from += CHUNK) {
    const some = sql.join(ids.slice(from, from + CHUNK));
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${endedAt} where id in (${some})`.execute(
      tx,
    );
  }
}

export async function insertPrisonerMerge(tx: Tx, merge: NewRow<"prisonerMerge">): Promise<void> {
  await tx.insertInto("prisonerMerge").values(merge).execute();
}

export async function insertMergeItem(tx: Tx, item: NewRow<"prisonerMergeItem">): Promise<void> {
  await tx.insertInto("prisonerMergeItem").values(item).execute();
}

export async function findMergeItems(tx: Tx, mergeId: string): Promise<Row<"prisonerMergeItem">[]> {
  return tx
    .selectFrom("prisonerMergeItem")
    .selectAll()
    .where("mergeId", "=", mergeId)
    .orderBy("id")
    .execute();
}

/** What was merged into a record and stands so, the newest first. */
export async function findMergesInto(tx: Tx, keptId: string) {
  return tx
    .selectFrom("prisonerMerge")
    .innerJoin("prisoner", "prisoner.id", "prisonerMerge.lostId")
    .selectAll("prisonerMerge")
    .select(["prisoner.name", "prisoner.nameLatin"])
    .where("keptId", "=", keptId)
    .where("undoneAt", "is", null)
    .orderBy("recordedAt", "desc")
    .orderBy("prisonerMerge.id")
    .execute();
}

export async function findPrisonerMerge(tx: Tx, id: string): Promise<Row<"prisonerMerge"> | undefined> {
  return tx.selectFrom("prisonerMerge").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Notes that a merge was undone; false when it was before. */
export async function endPrisonerMerge(tx: Tx, id: string, undoneAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("prisonerMerge")
    .set({ undoneAt })
    .where("id", "=", id)
    .where("undoneAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Changes a record that is not merged, if nobody did since it was read; false means somebody did. */
export async function updateUnmerged(
  tx: Tx,
  id: string,
  rowVersion: number,
  change: RowChange<"prisoner">,
): Promise<boolean> {
  const result = await tx
    .updateTable("prisoner")
    .set({ ...change, rowVersion: rowVersion + 1 })
    .where("id", "=", id)
    .where("rowVersion", "=", rowVersion)
    .where("mergedInto", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The record in which this one went on, through any number of merges; itself when it was not merged. */
export async function findSurvivor(tx: Tx, id: string): Promise<string | null> {
  for (let each = id; ; ) {
    const row = await tx
      .selectFrom("prisoner")
      .select("mergedInto")
      .where("id", "=", each)
      .executeTakeFirst();
    if (!row) return null;
    if (row.mergedInto === null) return each;
    each = row.mergedInto;
  }
}

/** Other records a search finds, or those of the same name, by name. */
export async function findMergeCandidates(tx: Tx, exceptId: string, search: string, limit: number) {
  return tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .select(["prisoner.id", "prisoner.name", "prisoner.nameLatin", "prisoner.status"])
    .select(["prisoner.birthDate", "prisoner.birthPrecision", "facility.name as facilityName"])
    .where("prisoner.mergedInto", "is", null)
    .where("prisoner.id", "<>", exceptId)
    .where(sql<boolean>`prisoner.name_search like ${anywhere(search)} escape '\\'`)
    .orderBy("prisoner.nameSearch")
    .orderBy("prisoner.id")
    .limit(limit)
    .execute();
}

/** Every correspondence of a prisoner, erased ones too, in the order they were claimed. */
export async function findAllCorrespondencesOf(tx: Tx, prisonerId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .orderBy("claimedAt")
    .orderBy("id")
    .execute();
}

/** Every pair that is kept apart; only whoever knows both ids and the key can tell whose. */
export async function findAllPairHmacs(tx: Tx): Promise<Set<string>> {
  const rows = await tx.selectFrom("block").select("pairHmac").execute();
  return new Set(rows.map((row) => row.pairHmac));
}

export async function deleteBlocks(tx: Tx, pairHmacs: readonly string[]): Promise<void> {
  if (pairHmacs.length > 0) await tx.deleteFrom("block").where("pairHmac", "in", pairHmacs).execute();
}

/** Ids of everybody and every circle that could ever write. */
export async function findAllWriterIds(tx: Tx): Promise<string[]> {
  const people = await tx.selectFrom("volunteerProfile").select("personId").execute();
  const circles = await tx.selectFrom("circle").select("id").execute();
  return [...people.map((row) => row.personId), ...circles.map((row) => row.id)];
}
