import { sql } from "kysely";
import type { Tx } from "../connection.server";
import type { Schema } from "../schema";

/** How many rows of a table have something in at least one of these columns. */
export async function countFilled(tx: Tx, table: keyof Schema, columns: readonly string[]): Promise<number> {
  const filled = columns.map((column) => sql`${sql.ref(column)} is not null`);
  const { rows } = await sql<{ found: number }>`
    select count(*) as found from ${sql.table(table)} where ${sql.join(filled, sql` or `)}`.execute(tx);
  return Number(rows[0]?.found ?? 0);
}

/** Correspondences that lead to an account, going on and over, and when the oldest of them began. */
export async function countPairs(tx: Tx) {
  const rows = await tx
    .selectFrom("correspondence")
    .select((eb) => ["state", eb.fn.countAll<number>().as("pairs"), eb.fn.min("claimedAt").as("oldestAt")])
    .where("personId", "is not", null)
    .groupBy("state")
    .execute();
  const closed = Number(rows.find(({ state }) => state === "closed")?.pairs ?? 0);
  const oldest = rows.flatMap(({ oldestAt }) => oldestAt ?? []).sort();
  const all = rows.reduce((sum, { pairs }) => sum + Number(pairs), 0);
  return { open: all - closed, closed, oldestAt: oldest[0] ?? null };
}

/** How many accounts there are, how many have an e-mail, and how many see the desk. */
export async function countAccounts(tx: Tx) {
  const row = await tx
    .selectFrom("person")
    .select((eb) => [
      eb.fn.countAll<number>().as("accounts"),
      eb.fn.count<number>("emailEncrypted").as("emails"),
      eb.fn
        .countAll<number>()
        .filterWhere("role", "in", ["coordinator", "admin"])
        .filterWhere("disabledAt", "is", null)
        .as("staff"),
    ])
    .executeTakeFirstOrThrow();
  return { accounts: Number(row.accounts), emails: Number(row.emails), staff: Number(row.staff) };
}

/** How much of what was done here is kept, and since when. */
export async function countAudit(tx: Tx): Promise<{ entries: number; oldestAt: string | null }> {
  const row = await tx
    .selectFrom("auditEntry")
    .select((eb) => [eb.fn.countAll<number>().as("entries"), eb.fn.min("recordedAt").as("oldestAt")])
    .executeTakeFirstOrThrow();
  return { entries: Number(row.entries), oldestAt: row.oldestAt };
}

/** How many of these deeds the record holds. */
export async function countDeeds(tx: Tx, actions: readonly string[]): Promise<number> {
  const row = await tx
    .selectFrom("auditEntry")
    .select((eb) => eb.fn.countAll<number>().as("deeds"))
    .where("action", "in", actions)
    .executeTakeFirstOrThrow();
  return Number(row.deeds);
}

/** Relatives' links that are in use. */
export async function countFamilyLinks(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("familyLink")
    .select((eb) => eb.fn.countAll<number>().as("links"))
    .where("revokedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.links);
}
