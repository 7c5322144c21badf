import type { Tx } from "../connection.server";

/** A volunteer as the desk may know one: no sign-in name and no e-mail. None for anybody else. */
export async function findVolunteer(tx: Tx, personId: string) {
  return tx
    .selectFrom("volunteerProfile")
    .innerJoin("volunteerNumber", "volunteerNumber.personId", "volunteerProfile.personId")
    .innerJoin("person", "person.id", "volunteerProfile.personId")
    .selectAll("volunteerProfile")
    .select(["volunteerNumber.id as number", "person.createdAt", "person.disabledAt"])
    .where("volunteerProfile.personId", "=", personId)
    .where("person.role", "=", "volunteer")
    .executeTakeFirst();
}

/** What a volunteer writes and wrote, by signature, open ones first, with the letters posted. */
export async function findThreadsOf(tx: Tx, personId: string) {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .select((eb) =>
      eb
        .selectFrom("letter")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("letter.correspondenceId", "=", "correspondence.id")
        .where("letter.state", "<>", "reserved")
        .as("letters"),
    )
    .where("personId", "=", personId)
    .orderBy((eb) => eb.case().when("state", "=", "closed").then(1).else(0).end())
    .orderBy("claimedAt", "desc")
    .orderBy("id")
    .execute();
}

/** Letters of a volunteer that somebody else says arrived, newest word first: what trust rests on. */
export async function findConfirmedOf(tx: Tx, personId: string, limit: number) {
  return tx
    .selectFrom("correspondence")
    .innerJoin("letter", "letter.correspondenceId", "correspondence.id")
    .innerJoin("letterEvent", "letterEvent.letterId", "letter.id")
    .select([
      "letterEvent.id",
      "letterEvent.source",
      "letterEvent.recordedAt",
      "letter.number",
      "correspondence.signature",
    ])
    .where("correspondence.personId", "=", personId)
    .where("letterEvent.kind", "=", "confirmed")
    .where("letterEvent.source", "in", ["family", "coordinator"])
    .where("letterEvent.voidedAt", "is", null)
    .orderBy("letterEvent.id", "desc")
    .limit(limit)
    .execute();
}

/** Reports about this account, newest first, without what they say. */
export async function findReportsAbout(tx: Tx, personId: string, limit: number) {
  return tx
    .selectFrom("correspondence")
    .innerJoin("report", "report.correspondenceId", "correspondence.id")
    .select(["report.id", "report.recordedAt", "report.decision", "correspondence.signature"])
    .where("correspondence.personId", "=", personId)
    .orderBy("report.id", "desc")
    .limit(limit)
    .execute();
}

/** What the desk did to this account, newest first, but for looking at it. */
export async function findDeedsTo(tx: Tx, personId: string, limit: number) {
  return tx
    .selectFrom("auditEntry")
    .select(["id", "action", "detail", "recordedAt"])
    .where("subjectId", "=", personId)
    .where("action", "<>", "volunteer-opened")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Opens an account that was closed at that instant. False: it was not. */
export async function enablePerson(tx: Tx, id: string, disabledAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("person")
    .set({ disabledAt: null })
    .where("id", "=", id)
    .where("disabledAt", "=", disabledAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** The growing numbers that the short names of these volunteers are made of. */
export async function findHandles(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("volunteerNumber")
    .select(["id", "personId"])
    .where("personId", "in", personIds)
    .execute();
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}
