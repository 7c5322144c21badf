import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";

/** Lets a relative follow a prisoner; following already, they go on. False: they did before. */
export async function insertFamilyLink(tx: Tx, link: NewRow<"familyLink">): Promise<boolean> {
  const row = await tx
    .insertInto("familyLink")
    .values(link)
    .onConflict((conflict) =>
      conflict.columns(["personId", "prisonerId"]).where("revokedAt", "is", null).doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Everybody a relative follows, by name. */
export async function findAllFollowed(tx: Tx, personId: string) {
  return tx
    .selectFrom("familyLink")
    .innerJoin("prisoner", "prisoner.id", "familyLink.prisonerId")
    .select(["prisoner.id", "prisoner.name", "prisoner.nameLatin", "prisoner.status"])
    .where("familyLink.personId", "=", personId)
    .where("familyLink.revokedAt", "is", null)
    .where("prisoner.mergedInto", "is", null)
    .orderBy("prisoner.name")
    .orderBy("prisoner.id")
    .execute();
}

/** The prisoner, if this relative follows them now. */
export async function findFollowed(tx: Tx, personId: string, prisonerId: string) {
  return tx
    .selectFrom("familyLink")
    .innerJoin("prisoner", "prisoner.id", "familyLink.prisonerId")
    .selectAll("prisoner")
    .where("familyLink.personId", "=", personId)
    .where("familyLink.prisonerId", "=", prisonerId)
    .where("familyLink.revokedAt", "is", null)
    .where("prisoner.mergedInto", "is", null)
    .executeTakeFirst();
}

/** How many relatives follow a prisoner now. */
export async function countFollowers(tx: Tx, prisonerId: string): Promise<number> {
  const row = await tx
    .selectFrom("familyLink")
    .innerJoin("person", "person.id", "familyLink.personId")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("familyLink.prisonerId", "=", prisonerId)
    .where("familyLink.revokedAt", "is", null)
    .where("person.disabledAt", "is", null)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Ends what came of an invitation. */
export async function revokeLinksOf(tx: Tx, invitationId: string, revokedAt: string): Promise<void> {
  await tx
    .updateTable("familyLink")
    .set({ revokedAt })
    .where("invitationId", "=", invitationId)
    .where("revokedAt", "is", null)
    .execute();
}

/** Lets these links go on, but none whose invitation was taken back. */
export async function reopenLinks(tx: Tx, ids: readonly number[]): Promise<void> {
  await tx
    .updateTable("familyLink")
    .set({ revokedAt: null })
    .where("id", "in", ids)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("invitation")
            .select("invitation.id")
            .whereRef("invitation.id", "=", "familyLink.invitationId")
            .where("invitation.revokedAt", "is not", null),
        ),
      ),
    )
    .execute();
}
