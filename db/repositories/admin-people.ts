import type { Role } from "~/domain/access/roles";
import type { Tx } from "../connection.server";

/** Which accounts the admins' table holds; null takes everybody in that respect. */
export interface PeopleFilter {
  /** The number behind a short name. */
  number: number | null;
  role: Role | null;
  closed: boolean | null;
}

const numbered = (tx: Tx) =>
  tx
    .selectFrom("volunteerNumber")
    .innerJoin("person", "person.id", "volunteerNumber.personId")
    .leftJoin("secondFactor", "secondFactor.personId", "person.id")
    .select([
      "volunteerNumber.id as number",
      "person.id",
      "person.role",
      "person.createdAt",
      "person.lastSeenOn",
      "person.disabledAt",
      "secondFactor.enrolledAt as secondFactor",
    ]);

/** At most `limit` accounts, newest first, older than a number or newer; read backwards they come in order too. */
export async function findPeoplePage(
  tx: Tx,
  { number, role, closed }: PeopleFilter,
  from: { number: number; backwards: boolean } | null,
  limit: number,
) {
  let query = numbered(tx);
  if (number !== null) query = query.where("volunteerNumber.id", "=", number);
  if (role !== null) query = query.where("person.role", "=", role);
  if (closed !== null) query = query.where("person.disabledAt", closed ? "is not" : "is", null);
  if (from) query = query.where("volunteerNumber.id", from.backwards ? ">" : "<", from.number);
  const rows = await query
    .orderBy("volunteerNumber.id", from?.backwards ? "asc" : "desc")
    .limit(limit)
    .execute();
  return from?.backwards ? rows.reverse() : rows;
}

export type PersonLine = Awaited<ReturnType<typeof findPeoplePage>>[number];

/** One account as admins see it. */
export async function findNumbered(tx: Tx, id: string): Promise<PersonLine | undefined> {
  return numbered(tx).where("person.id", "=", id).executeTakeFirst();
}

/** How many accounts there are of each role, open and closed. */
export async function countByRole(tx: Tx) {
  return tx
    .selectFrom("person")
    .select((eb) => [
      "role",
      eb.case().when("disabledAt", "is", null).then(0).else(1).end().as("closed"),
      eb.fn.countAll<number>().as("people"),
    ])
    .groupBy(["role", (eb) => eb.case().when("disabledAt", "is", null).then(0).else(1).end()])
    .execute();
}

/** Open accounts of admins beside this one; others who would change an admin wait until this transaction ends. */
export async function lockOtherAdmins(tx: Tx, id: string): Promise<number> {
  const rows = await tx
    .updateTable("person")
    .set((eb) => ({ role: eb.ref("role") }))
    .where("role", "=", "admin")
    .where("disabledAt", "is", null)
    .returning("id")
    .execute();
  return rows.filter((row) => row.id !== id).length;
}

/** Gives an open account another role than `from`. False: it is closed, or has another role by now. */
export async function updateRole(
  tx: Tx,
  id: string,
  { from, to }: { from: Role; to: Role },
): Promise<boolean> {
  const result = await tx
    .updateTable("person")
    .set({ role: to })
    .where("id", "=", id)
    .where("role", "=", from)
    .where("disabledAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** How many prisoners a relative follows now. */
export async function countFollowedBy(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("familyLink")
    .select((eb) => eb.fn.countAll<number>().as("links"))
    .where("personId", "=", personId)
    .where("revokedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.links);
}

/** Ends everything a relative follows; answers how much that was. */
export async function revokeLinksOfPerson(tx: Tx, personId: string, revokedAt: string): Promise<number> {
  const result = await tx
    .updateTable("familyLink")
    .set({ revokedAt })
    .where("personId", "=", personId)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Gives back what ended at that instant; answers how much that was. */
export async function restoreLinksOfPerson(tx: Tx, personId: string, revokedAt: string): Promise<number> {
  const result = await tx
    .updateTable("familyLink")
    .set({ revokedAt: null })
    .where("personId", "=", personId)
    .where("revokedAt", "=", revokedAt)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** How many places in line somebody holds. */
export async function countLinesOf(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom("lineEntry")
    .select((eb) => eb.fn.countAll<number>().as("lines"))
    .where("personId", "=", personId)
    .executeTakeFirstOrThrow();
  return Number(row.lines);
}
