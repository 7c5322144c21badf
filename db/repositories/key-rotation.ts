import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import type { EncryptedColumn } from "../encrypted-columns";

export interface SealedRow {
  id: string | number;
  sealed: string;
}

/** Sealed values that another key than `keyId` made, in the order of their rows, after one of them. */
export async function findUnderOtherKeys(
  tx: Tx,
  { table, column, id }: EncryptedColumn,
  keyId: string,
  after: string | number | null,
  limit: number,
): Promise<SealedRow[]> {
  const isAfter = after === null ? sql`1 = 1` : sql`${sql.ref(id)} > ${after}`;
  const { rows } = await sql<SealedRow>`
    select ${sql.ref(id)} as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${isUnderOther(column, keyId)} and ${isAfter} order by ${sql.ref(id)} limit ${limit}`.execute(tx);
  return rows;
}

export async function countUnderOtherKeys(
  tx: Tx,
  { table, column }: EncryptedColumn,
  keyId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)} where ${isUnderOther(column, keyId)}`.execute(tx);
  return Number(rows[0]?.count ?? 0);
}

/** Puts a value sealed anew in the place of the one that was read. False: somebody changed it since. */
export async function replaceSealed(
  tx: Tx,
  { table, column, id }: EncryptedColumn,
  row: SealedRow,
  anew: string,
): Promise<boolean> {
  const done = await sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${anew}
    where ${sql.ref(id)} = ${row.id} and ${sql.ref(column)} = ${row.sealed}`.execute(tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}

function isUnderOther(column: string, keyId: string): RawBuilder<unknown> {
  const own = `v1.${keyId}.`;
  return sql`substr(${sql.ref(column)}, 1, 3) = 'v1.' and substr(${sql.ref(column)}, 1, ${sql.lit(own.length)}) <> ${own}`;
}

/** Where a blind index stands beside the sealed value it is made of. */
export interface IndexedColumn {
  table: "person" | "sheetWriter";
  index: "emailIndex" | "labelIndex";
  sealed: "emailEncrypted" | "labelEncrypted";
}

/** A page of rows with a blind index; without a sealed value it cannot be made anew. */
export async function findIndexed(
  tx: Tx,
  { table, index, sealed }: IndexedColumn,
  after: string,
  limit: number,
) {
  const { rows } = await sql<{ id: string; index: string; sealed: string | null }>`
    select id, ${sql.ref(index)} as "index", ${sql.ref(sealed)} as sealed from ${sql.table(table)}
    where ${sql.ref(index)} is not null and id > ${after} order by id limit ${limit}`.execute(tx);
  return rows;
}

export async function replaceIndex(
  tx: Tx,
  { table, index }: IndexedColumn,
  row: { id: string; index: string },
  anew: string,
): Promise<boolean> {
  const done = await sql`
    update ${sql.table(table)} set ${sql.ref(index)} = ${anew}
    where id = ${row.id} and ${sql.ref(index)} = ${row.index}`.execute(tx);
  return (done.numAffectedRows ?? 0n) > 0n;
}

export async function hasBlocks(tx: Tx): Promise<boolean> {
  return (await tx.selectFrom("block").select("pairHmac").limit(1).executeTakeFirst()) !== undefined;
}
