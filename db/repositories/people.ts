import type { Tx } from "../connection.server";
import type { Row } from "../schema";

/** Makes an account, with the number from which its short name is made. */
export async function insertPerson(tx: Tx, person: Row<"person">): Promise<void> {
  await tx.insertInto("person").values(person).execute();
  await tx.insertInto("volunteerNumber").values({ personId: person.id }).execute();
}

/** Makes an account unless its sign-in name or e-mail has one. False: it has, and nothing was written. */
export async function insertPersonIfFree(tx: Tx, person: Row<"person">): Promise<boolean> {
  const row = await tx
    .insertInto("person")
    .values(person)
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row) await tx.insertInto("volunteerNumber").values({ personId: row.id }).execute();
  return row !== undefined;
}

/** Finds an account by its private sign-in name or by the blind index of its e-mail. */
export async function findBySignIn(tx: Tx, by: { signInName: string } | { emailIndexes: readonly string[] }) {
  const query = tx
    .selectFrom("person")
    .leftJoin("credential", (join) =>
      join.onRef("credential.personId", "=", "person.id").on("credential.kind", "=", "password"),
    )
    .select(["person.id", "person.role", "person.language", "person.disabledAt", "credential.secret"]);
  return "signInName" in by
    ? query.where("person.signInName", "=", by.signInName).executeTakeFirst()
    : query.where("person.emailIndex", "in", by.emailIndexes).executeTakeFirst();
}

export async function findPerson(tx: Tx, id: string) {
  return tx.selectFrom("person").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function updateLanguage(tx: Tx, id: string, language: "en" | "ru"): Promise<void> {
  await tx.updateTable("person").set({ language }).where("id", "=", id).execute();
}

export async function updateLastSeen(tx: Tx, id: string, lastSeenOn: string): Promise<void> {
  await tx.updateTable("person").set({ lastSeenOn }).where("id", "=", id).execute();
}

/**
 * Holds an account still until the transaction ends, so that none is entered while it is closed or its password is
 * changed. False: it is closed, or not there.
 */
export async function holdOpenAccount(tx: Tx, id: string): Promise<boolean> {
  const result = await tx
    .updateTable("person")
    .set((eb) => ({ id: eb.ref("id") }))
    .where("id", "=", id)
    .where("disabledAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Closes an account from its next request on. False: it was closed before. */
export async function disablePerson(tx: Tx, id: string, disabledAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("person")
    .set({ disabledAt })
    .where("id", "=", id)
    .where("disabledAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sets or replaces what proves an account. */
export async function saveCredential(tx: Tx, credential: Row<"credential">): Promise<void> {
  const { secret, changedAt } = credential;
  await tx
    .insertInto("credential")
    .values(credential)
    .onConflict((conflict) => conflict.columns(["personId", "kind"]).doUpdateSet({ secret, changedAt }))
    .execute();
}

/** The stored hash of a person's password; null when they have none. */
export async function findPasswordHash(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("credential")
    .select("secret")
    .where("personId", "=", personId)
    .where("kind", "=", "password")
    .executeTakeFirst();
  return row?.secret ?? null;
}
