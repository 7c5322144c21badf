import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import { type Param, prepared } from "../prepared";
import type { Row } from "../schema";

/** The session with its person, unless it has ended or the account is disabled. */
export async function findLiveSession(tx: Tx, idHash: string, now: string) {
  return (await liveSession(tx, { idHash, now }))[0];
}

const liveSession = prepared((tx, param: Param<{ idHash: string; now: string }>) =>
  tx
    .selectFrom("session")
    .innerJoin("person", "person.id", "session.personId")
    .leftJoin("secondFactor", "secondFactor.personId", "session.personId")
    .select(["session.personId", "session.createdAt", "session.lastSeenAt", "person.role", "person.language"])
    .select("secondFactor.enrolledAt")
    .where("session.idHash", "=", param("idHash"))
    .where("session.expiresAt", ">", param("now"))
    .where("person.disabledAt", "is", null),
);

export async function insertSession(tx: Tx, session: Row<"session">): Promise<void> {
  await tx.insertInto("session").values(session).execute();
}

export async function touchSession(
  tx: Tx,
  idHash: string,
  lastSeenAt: string,
  expiresAt: string,
): Promise<void> {
  await tx.updateTable("session").set({ lastSeenAt, expiresAt }).where("idHash", "=", idHash).execute();
}

export async function findAllSessionsByPerson(tx: Tx, personId: string, now: string) {
  return tx
    .selectFrom("session")
    .select(["idHash", "createdAt", "lastSeenAt"])
    .where("personId", "=", personId)
    .where("expiresAt", ">", now)
    .orderBy("lastSeenAt", "desc")
    .execute();
}

/** Ends a session. False: it had ended already. */
export async function deleteSession(tx: Tx, idHash: string): Promise<boolean> {
  const result = await tx.deleteFrom("session").where("idHash", "=", idHash).executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends one of the person's own sessions; the number of rows tells whether there was one. */
export async function deleteSessionOfPerson(tx: Tx, personId: string, idHash: string): Promise<number> {
  const result = await tx
    .deleteFrom("session")
    .where("personId", "=", personId)
    .where("idHash", "=", idHash)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Ends every session of a person but the one named (null: every one), and every sign-in that is half done. */
export async function deleteOtherSessions(
  tx: Tx,
  personId: string,
  keepIdHash: string | null,
): Promise<void> {
  await tx
    .deleteFrom("session")
    .where("personId", "=", personId)
    .where("idHash", "!=", keepIdHash ?? "")
    .execute();
  await tx.deleteFrom("pendingSignIn").where("personId", "=", personId).execute();
}

/** How many sessions are in use: of one person, or (null) of everybody. */
export async function countSessions(tx: Tx, personId: string | null, now: string): Promise<number> {
  let query = tx
    .selectFrom("session")
    .select((eb) => eb.fn.countAll<number>().as("sessions"))
    .where("expiresAt", ">", now);
  if (personId !== null) query = query.where("personId", "=", personId);
  return Number((await query.executeTakeFirstOrThrow()).sessions);
}

/** Ends every session of everybody, and whatever was about to become one; what is being opened is waited for. */
export async function deleteAllSessions(tx: Tx): Promise<void> {
  await lockTable(tx, "session");
  await tx.deleteFrom("pendingSignIn").execute();
  await tx.deleteFrom("session").execute();
}

export async function deleteExpiredSessions(tx: Tx, now: string): Promise<number> {
  const result = await tx.deleteFrom("session").where("expiresAt", "<=", now).executeTakeFirst();
  return Number(result.numDeletedRows);
}
