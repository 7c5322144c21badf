import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import { type Lead, type PairTable, pairTables } from "../pair-tables";
import { personTables } from "../person-tables";
import type { Row } from "../schema";
import { isInParcels } from "./parcel-parts";

/** What leads to the pair that is to be erased, by kind. People are named together with the prisoner, or with any. */
export interface PairLeads {
  correspondence: readonly string[];
  letter: readonly number[];
  familyLink: readonly number[];
  person: { id: string; prisonerId: string | null } | null;
}

/** What the erasure needs and a repository has no opinion on. */
export interface EraseMeans {
  random: () => string;
  blur: (kind: "week" | "week-end", dayOrInstant: string) => string;
}

/** Erases what leads to a pair from every table of the list. Answers how many rows it changed or deleted. */
export async function erasePairRows(tx: Tx, leads: PairLeads, means: EraseMeans): Promise<number> {
  let rows = 0;
  for (const [table, how] of Object.entries(pairTables)) {
    for (const [column, lead] of Object.entries(how.leads)) {
      const found = conditionOf(column, lead, leads);
      if (found) rows += await eraseRows(tx, table, how, column, found, means);
    }
  }
  return rows;
}

/** Rows of one table found by one column; null where nothing is asked for. */
function conditionOf(column: string, lead: Lead, leads: PairLeads): RawBuilder<unknown> | null {
  if (lead === "person") {
    if (leads.person === null) return null;
    const { id, prisonerId } = leads.person;
    const isPerson = sql`${sql.ref(column)} = ${id}`;
    return prisonerId === null ? isPerson : sql`${isPerson} and ${sql.ref("prisonerId")} = ${prisonerId}`;
  }
  const ids = leads[lead];
  return ids.length === 0 ? null : sql`${sql.ref(column)} in (${sql.join(ids)})`;
}

async function eraseRows(
  tx: Tx,
  table: string,
  { leads, columns, days = {} }: PairTable,
  foundBy: string,
  condition: RawBuilder<unknown>,
  { random, blur }: EraseMeans,
): Promise<number> {
  if (columns[foundBy] === "row") {
    const gone = await sql`delete from ${sql.table(table)} where ${condition}`.execute(tx);
    return Number(gone.numAffectedRows ?? 0);
  }
  const own = Object.entries(columns).filter(([column]) => column === foundBy || !(column in leads));
  const blurred = Object.entries(days);
  if (own.length + blurred.length === 0) return 0;
  const { rows } = await sql<Record<string, string | number | null>>`
    select ${sql.join(["id", ...blurred.map(([column]) => column)].map((column) => sql.ref(column)))}
    from ${sql.table(table)} where ${condition}`.execute(tx);
  for (const row of rows) {
    const erased = own.map(([column, how]) => sql`${sql.ref(column)} = ${how === "null" ? null : random()}`);
    const weeks = blurred.map(([column, kind]) => {
      const value = row[column];
      return sql`${sql.ref(column)} = ${typeof value === "string" ? blur(kind, value) : null}`;
    });
    await sql`update ${sql.table(table)} set ${sql.join([...erased, ...weeks])} where id = ${row.id}`.execute(
      tx,
    );
  }
  return rows.length;
}

/** Correspondences that closed at `before` or earlier and still lead to a writer, with or without an account. */
export async function findToErase(tx: Tx, before: string, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("correspondence")
    .select("id")
    .where("closedAt", "<=", before)
    .where("erasedAt", "is", null)
    .orderBy("closedAt")
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Family links that ended at `before` or earlier while nothing else ties the relative to the prisoner. */
export async function findEndedLinks(tx: Tx, before: string, limit: number) {
  return tx
    .selectFrom("familyLink")
    .select(["personId", "prisonerId"])
    .distinct()
    .where("revokedAt", "is not", null)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("familyLink as newer")
            .select("newer.id")
            .whereRef("newer.personId", "=", "familyLink.personId")
            .whereRef("newer.prisonerId", "=", "familyLink.prisonerId")
            .where((eb) => eb.or([eb("newer.revokedAt", "is", null), eb("newer.revokedAt", ">", before)])),
        ),
      ),
    )
    .orderBy("personId")
    .orderBy("prisonerId")
    .limit(limit)
    .execute();
}

export async function findLinkIds(tx: Tx, personId: string, prisonerId: string | null): Promise<number[]> {
  let query = tx.selectFrom("familyLink").select("id").where("personId", "=", personId);
  if (prisonerId !== null) query = query.where("prisonerId", "=", prisonerId);
  return (await query.execute()).map((row) => row.id);
}

/** Whether another correspondence still ties this writer to the prisoner, or what they bring or pack. */
export async function isStillPaired(
  tx: Tx,
  { id, personId, prisonerId }: Pick<Row<"correspondence">, "id" | "personId" | "prisonerId">,
): Promise<boolean> {
  const row = await tx
    .selectFrom("correspondence")
    .select("id")
    .where("prisonerId", "=", prisonerId)
    .where("personId", "=", personId)
    .where("id", "<>", id)
    .executeTakeFirst();
  return row !== undefined || (personId !== null && (await isInParcels(tx, personId, prisonerId)));
}

/** Notes that a correspondence and its replies lead to nobody any more. */
export async function markErased(tx: Tx, id: string, replyIds: readonly number[], erasedAt: string) {
  await tx.updateTable("correspondence").set({ erasedAt }).where("id", "=", id).execute();
  if (replyIds.length === 0) return;
  await tx.updateTable("reply").set({ erasedAt }).where("id", "in", replyIds).execute();
}

export async function findReplyIds(tx: Tx, correspondenceId: string): Promise<number[]> {
  const rows = await tx
    .selectFrom("reply")
    .select("id")
    .where("correspondenceId", "=", correspondenceId)
    .execute();
  return rows.map((row) => row.id);
}

/** What families and the desk wrote down about letters to a prisoner without knowing whose they are, by signature. */
export async function findToldNames(tx: Tx, prisonerId: string) {
  const lines = await tx
    .selectFrom("receiptLine")
    .innerJoin("receipt", "receipt.id", "receiptLine.receiptId")
    .select(["receiptLine.id", "receiptLine.signature", "receiptLine.matchedBy"])
    .where("receipt.prisonerId", "=", prisonerId)
    .where("receiptLine.signature", "is not", null)
    .execute();
  const replies = await tx
    .selectFrom("reply")
    .select(["id", "signature"])
    .where("prisonerId", "=", prisonerId)
    .where("signature", "is not", null)
    .execute();
  return { lines, replies };
}

/** Forgets such a signature. A line that nobody had placed is set aside: there is nothing left to place it by. */
export async function forgetToldNames(
  tx: Tx,
  told: { lines: readonly number[]; unplaced: readonly number[]; replies: readonly number[] },
): Promise<void> {
  if (told.lines.length > 0) {
    await tx.updateTable("receiptLine").set({ signature: null }).where("id", "in", told.lines).execute();
  }
  if (told.unplaced.length > 0) {
    await tx
      .updateTable("receiptLine")
      .set({ matchedBy: "coordinator" })
      .where("id", "in", told.unplaced)
      .execute();
  }
  if (told.replies.length > 0) {
    await tx.updateTable("reply").set({ signature: null }).where("id", "in", told.replies).execute();
  }
}

/**
 * A succession whose heir wrote is over for good once that heir is erased; without this it would look as if it waited.
 */
export async function closeInheritedBy(tx: Tx, correspondenceId: string, withdrawnAt: string): Promise<void> {
  await tx
    .updateTable("succession")
    .set({ withdrawnAt })
    .where("toId", "=", correspondenceId)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** Deletes an account with all that is its own; what it did for the house stays, and no longer says who. */
export async function deletePerson(tx: Tx, id: string): Promise<boolean> {
  for (const [table, columns] of Object.entries(personTables)) {
    for (const [column, gone] of Object.entries(columns)) {
      const isOfPerson = sql`${sql.ref(column)} = ${id}`;
      if (gone === "row") await sql`delete from ${sql.table(table)} where ${isOfPerson}`.execute(tx);
      if (gone === "null")
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${isOfPerson}`.execute(tx);
    }
  }
  const result = await tx.deleteFrom("person").where("id", "=", id).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Makes whoever else would delete an account wait until this transaction ends. */
export function lockAccounts(tx: Tx): Promise<void> {
  return lockTable(tx, "person");
}

/** Whether this is the open account of an admin and there is no other. */
export async function isLastAdmin(tx: Tx, id: string): Promise<boolean> {
  const admins = await tx
    .selectFrom("person")
    .select("id")
    .where("role", "=", "admin")
    .where("disabledAt", "is", null)
    .execute();
  return admins.length === 1 && admins[0]?.id === id;
}
