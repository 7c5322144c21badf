import type { Tx } from "../connection.server";
import type { Row } from "../schema";

export async function insertPerson(tx: Tx, person: Row<"person">): Promise<void> {
  await tx.insertInto("person").values(person).execute();
}

/** Finds an account by its private sign-in name or by the blind index of its e-mail. */
export async function findBySignIn(tx: Tx, by: { signInName: string } | { emailIndex: string }) {
  const query = tx
    .selectFrom("person")
    .leftJoin("credential", (join) =>
      join.onRef("credential.personId", "=", "person.id").on("credential.kind", "=", "password"),
    )
    .select(["person.id", "person.role", "person.language", "person.disabledAt", "credential.secret"]);
  return "signInName" in by
    ? query.where("person.signInName", "=", by.signInName).executeTakeFirst()
    : query.where("person.emailIndex", "=", by.emailIndex).executeTakeFirst();
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

/** Sets or replaces what proves an account. */
export async function saveCredential(tx: Tx, credential: Row<"credential">): Promise<void> {
  const { secret, changedAt } = credential;
  await tx
    .insertInto("credential")
    .values(credential)
    .onConflict((conflict) => conflict.columns(["personId", "kind"]).doUpdateSet({ secret, changedAt }))
    .execute();
}

export async function hasCredential(tx: Tx, personId: string, kind: "password" | "totp"): Promise<boolean> {
  const row = await tx
    .selectFrom("credential")
    .select("kind")
    .where("personId", "=", personId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  createdAt: string,
): Promise<void> {
  await tx.insertInto("recoveryCode").values({ personId, codeHash, createdAt, usedAt: null }).execute();
}

/** Uses a recovery code up. False when it is unknown or was used before. */
export async function consumeRecoveryCode(
  tx: Tx,
  personId: string,
  codeHash: string,
  usedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("recoveryCode")
    .set({ usedAt })
    .where("personId", "=", personId)
    .where("codeHash", "=", codeHash)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
