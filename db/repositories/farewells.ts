import { sql } from "kysely";
import type { Tx } from "../connection.server";

/**
 * Writes down whom a person should tell of a death: everybody who wrote or was about to, by signature, unless their
 * letters were stopped or they are erased, and every relative who follows. Who writes by an old spreadsheet is told too.
 */
export async function insertFarewells(tx: Tx, prisonerId: string, custodyChangeId: string): Promise<void> {
  await sql`
    insert into farewell (custody_change_id, correspondence_id)
    select ${custodyChangeId}, correspondence.id from correspondence
    where correspondence.prisoner_id = ${prisonerId}
      and (correspondence.person_id is not null or correspondence.circle_id is not null
        or exists (select 1 from sheet_pair
          join sheet_writer on sheet_writer.id = sheet_pair.sheet_writer_id
          where sheet_pair.correspondence_id = correspondence.id and sheet_writer.label_encrypted is not null))
      and (correspondence.closed_reason = 'prisoner-closed'
        or (correspondence.closed_reason in ('finished', 'expired') and correspondence.last_letter_on is not null))
    order by correspondence.claimed_at, correspondence.id`.execute(tx);
  await sql`
    insert into farewell (custody_change_id, family_link_id)
    select ${custodyChangeId}, family_link.id from family_link
    where family_link.prisoner_id = ${prisonerId} and family_link.revoked_at is null
    order by family_link.id`.execute(tx);
}

export async function deleteFarewells(tx: Tx, custodyChangeId: string): Promise<void> {
  await tx.deleteFrom("farewell").where("custodyChangeId", "=", custodyChangeId).execute();
}

/** Everybody to be told of one death: signatures with their last letter, relatives with the note of their invitation. */
export async function findFarewells(tx: Tx, custodyChangeId: string) {
  return farewells(tx)
    .where("farewell.custodyChangeId", "=", custodyChangeId)
    .orderBy("farewell.id")
    .execute();
}

/** One of them, if the death is this prisoner's and holds. */
export async function findFarewell(tx: Tx, prisonerId: string, id: number) {
  return farewells(tx)
    .where("farewell.id", "=", id)
    .where("custodyChange.prisonerId", "=", prisonerId)
    .where("custodyChange.undoneAt", "is", null)
    .executeTakeFirst();
}

/** What a coordinator left for the writer of a correspondence. */
export async function findFarewellOf(tx: Tx, correspondenceId: string) {
  return tx
    .selectFrom("farewell")
    .select(["id", "toldAt", "noteEncrypted"])
    .where("correspondenceId", "=", correspondenceId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
}

export async function setTold(tx: Tx, id: number, toldAt: string | null): Promise<void> {
  await tx.updateTable("farewell").set({ toldAt }).where("id", "=", id).execute();
}

/** Stores the sealed words to a writer; null takes them away. */
export async function setNote(tx: Tx, id: number, noteEncrypted: string | null): Promise<void> {
  await tx.updateTable("farewell").set({ noteEncrypted }).where("id", "=", id).execute();
}

/** Prisoners of whose death somebody is still to be told, and how many. */
export async function findUntold(tx: Tx) {
  return tx
    .selectFrom("farewell")
    .innerJoin("custodyChange", "custodyChange.id", "farewell.custodyChangeId")
    .innerJoin("prisoner", "prisoner.id", "custodyChange.prisonerId")
    .select(["prisoner.id", "prisoner.name", (eb) => eb.fn.countAll<number>().as("people")])
    .where("farewell.toldAt", "is", null)
    .groupBy(["prisoner.id", "prisoner.name"])
    .orderBy("prisoner.name")
    .execute();
}

export async function countUntold(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("farewell")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("toldAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

function farewells(tx: Tx) {
  return tx
    .selectFrom("farewell")
    .innerJoin("custodyChange", "custodyChange.id", "farewell.custodyChangeId")
    .leftJoin("correspondence", "correspondence.id", "farewell.correspondenceId")
    .leftJoin("familyLink", "familyLink.id", "farewell.familyLinkId")
    .leftJoin("invitation", "invitation.id", "familyLink.invitationId")
    .leftJoin("sheetPair", (join) =>
      join
        .onRef("sheetPair.correspondenceId", "=", "correspondence.id")
        .on("correspondence.personId", "is", null),
    )
    .leftJoin("sheetWriter", "sheetWriter.id", "sheetPair.sheetWriterId")
    .selectAll("farewell")
    .select([
      "correspondence.signature",
      "correspondence.lastLetterOn",
      "invitation.id as invitationId",
      "invitation.noteEncrypted as invitedAs",
      "sheetWriter.id as sheetWriterId",
      "sheetWriter.labelEncrypted",
    ]);
}
