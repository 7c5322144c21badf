import { type RawBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

export async function insertSuccession(tx: Tx, row: NewRow<"succession">): Promise<void> {
  await tx.insertInto("succession").values(row).execute();
}

/** Changes a succession if nobody else did since it was read; false means somebody did. */
export async function updateSuccession(
  tx: Tx,
  read: Pick<Row<"succession">, "id" | "rowVersion">,
  change: RowChange<"succession">,
): Promise<boolean> {
  const result = await tx
    .updateTable("succession")
    .set({ ...change, rowVersion: read.rowVersion + 1 })
    .where("id", "=", read.id)
    .where("rowVersion", "=", read.rowVersion)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends what still waits after an earlier part of the same correspondence; what it said is erased. */
export async function withdrawEarlier(tx: Tx, fromId: string, withdrawnAt: string): Promise<void> {
  await tx
    .updateTable("succession")
    .set((eb) => ({ withdrawnAt, noteEncrypted: null, rowVersion: eb("rowVersion", "+", 1) }))
    .where("fromId", "=", fromId)
    .where("toId", "is", null)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** Whoever was to go on does not: the succession waits again. */
export async function withdrawHeir(tx: Tx, correspondenceId: string): Promise<void> {
  await tx
    .updateTable("succession")
    .set((eb) => ({ toId: null, rowVersion: eb("rowVersion", "+", 1) }))
    .where("toId", "=", correspondenceId)
    .execute();
}

/** Taken: somebody holds the place or has written since. */
const taken = sql`(heir.id is not null and (heir.state <> 'closed' or heir.last_letter_on is not null))`;
/** Open: not taken back, nobody has taken it, and the former writer has not come back. */
const open: RawBuilder<boolean> = sql`succession.withdrawn_at is null and not ${taken} and (former.id is null or former.state = 'closed')`;

const withBoth = (tx: Tx) =>
  tx
    .selectFrom("succession")
    .leftJoin("correspondence as former", "former.id", "succession.fromId")
    .leftJoin("correspondence as heir", "heir.id", "succession.toId");

const withNames = (tx: Tx) =>
  withBoth(tx)
    .innerJoin("prisoner", "prisoner.id", "succession.prisonerId")
    .selectAll("succession")
    .select([
      "prisoner.name",
      "prisoner.nameLatin",
      "former.signature",
      "former.state as formerState",
      "former.personId",
      sql<0 | 1>`case when ${taken} then 1 else 0 end`.as("taken"),
    ]);

/** A succession, open or not, with the name of the prisoner and the signature that was handed over. */
export async function findSuccession(tx: Tx, id: string) {
  return withNames(tx).where("succession.id", "=", id).executeTakeFirst();
}

/** Open ones of one prisoner or (null) of all, longest waiting first. */
export async function findOpenSuccessions(tx: Tx, prisonerId: string | null, limit: number) {
  const found = withNames(tx)
    .where(open)
    .orderBy("succession.openedAt")
    .orderBy("succession.id")
    .limit(limit);
  return (prisonerId === null ? found : found.where("succession.prisonerId", "=", prisonerId)).execute();
}

export async function countOpenSuccessions(tx: Tx): Promise<number> {
  const row = await withBoth(tx)
    .where(open)
    .select((eb) => eb.fn.countAll<number>().as("successions"))
    .executeTakeFirstOrThrow();
  return Number(row.successions);
}

/** Those of a person's correspondences that were opened at one instant. */
export async function findSuccessionsOpenedAt(tx: Tx, personId: string, openedAt: string) {
  return withNames(tx)
    .where("former.personId", "=", personId)
    .where("succession.openedAt", "=", openedAt)
    .orderBy("succession.prisonerId")
    .execute();
}

/** What was handed to this correspondence and not taken back, newest first. */
export async function findHandedTo(tx: Tx, correspondenceId: string): Promise<Row<"succession"> | undefined> {
  return tx
    .selectFrom("succession")
    .selectAll()
    .where("toId", "=", correspondenceId)
    .where("withdrawnAt", "is", null)
    .orderBy("openedAt", "desc")
    .executeTakeFirst();
}

/** Whether the desk handed this correspondence over, and that stands. */
export async function isHandedOver(tx: Tx, correspondenceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("succession")
    .select("id")
    .where("fromId", "=", correspondenceId)
    .where("byWriter", "=", 0)
    .where("withdrawnAt", "is", null)
    .executeTakeFirst();
  return row !== undefined;
}

const since = sql<string>`coalesce(correspondence.last_letter_on, correspondence.claimed_at)`;
/** Written out as the partial index correspondence_dormant states it. */
const dormant = sql<boolean>`correspondence.state = 'active' and correspondence.weight_milli = 0`;

/** Correspondences without a living writer, longest silent first, after a position. */
export async function findDormant(tx: Tx, after: { key: string; id: string } | null, limit: number) {
  let query = tx
    .selectFrom("correspondence")
    .innerJoin("prisoner", "prisoner.id", "correspondence.prisonerId")
    .select([
      "correspondence.id",
      "correspondence.signature",
      "correspondence.lastLetterOn",
      "correspondence.prisonerId",
      "prisoner.name",
      "prisoner.nameLatin",
      since.as("key"),
    ])
    .where(dormant)
    .where("correspondence.personId", "is not", null);
  if (after) query = query.where(sql<boolean>`(${since}, correspondence.id) > (${after.key}, ${after.id})`);
  return query.orderBy(since).orderBy("correspondence.id").limit(limit).execute();
}

export async function countDormant(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("correspondence")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where(dormant)
    .where("personId", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
