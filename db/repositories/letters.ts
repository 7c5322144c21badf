import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

export async function insertLetter(tx: Tx, letter: NewRow<"letter">): Promise<number> {
  const row = await tx.insertInto("letter").values(letter).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function findAllLetters(tx: Tx, correspondenceId: string): Promise<Row<"letter">[]> {
  return tx
    .selectFrom("letter")
    .selectAll()
    .where("correspondenceId", "=", correspondenceId)
    .orderBy("number")
    .execute();
}

/** Ids of all letters to a prisoner, those of erased writers too. */
export async function findLetterIdsOf(tx: Tx, prisonerId: string): Promise<number[]> {
  const rows = await tx.selectFrom("letter").select("id").where("prisonerId", "=", prisonerId).execute();
  return rows.map((row) => row.id);
}

export async function findLetterByNumber(tx: Tx, correspondenceId: string, number: number) {
  return tx
    .selectFrom("letter")
    .selectAll()
    .where("correspondenceId", "=", correspondenceId)
    .where("number", "=", number)
    .executeTakeFirst();
}

/** Turns a reserved number into a letter that was posted, or back; false when it is not in the state expected. */
export async function updateLetter(
  tx: Tx,
  id: number,
  expected: Row<"letter">["state"],
  change: Partial<Omit<Row<"letter">, "id">>,
): Promise<boolean> {
  const result = await tx
    .updateTable("letter")
    .set(change)
    .where("id", "=", id)
    .where("state", "=", expected)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Writes an event and answers its id. */
export async function insertLetterEvent(tx: Tx, event: NewRow<"letterEvent">): Promise<number> {
  const row = await tx.insertInto("letterEvent").values(event).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Voids every event that still holds for a letter. */
export async function voidLetterEvents(tx: Tx, letterId: number, voidedAt: string): Promise<void> {
  await tx
    .updateTable("letterEvent")
    .set({ voidedAt })
    .where("letterId", "=", letterId)
    .where("voidedAt", "is", null)
    .execute();
}

/** What still holds of the letters of one correspondence, oldest first. */
export async function findAllLetterEvents(tx: Tx, correspondenceId: string) {
  return tx
    .selectFrom("letterEvent")
    .innerJoin("letter", "letter.id", "letterEvent.letterId")
    .select([
      "letterEvent.letterId",
      "letterEvent.kind",
      "letterEvent.occurredFrom",
      "letterEvent.occurredUntil",
      "letterEvent.source",
      "letterEvent.recordedAt",
    ])
    .where("letter.correspondenceId", "=", correspondenceId)
    .where("letterEvent.voidedAt", "is", null)
    .orderBy("letterEvent.id")
    .execute();
}

/** Per correspondence: the letter posted last. */
export async function findLastLetters(tx: Tx, correspondenceIds: readonly string[]) {
  if (correspondenceIds.length === 0) return [];
  return lastLetters(tx, { correspondenceIds });
}

const lastLetters = prepared((tx, param: Param<{ correspondenceIds: readonly string[] }>) =>
  tx
    .selectFrom("letter")
    .select(["correspondenceId", "state", "atRisk"])
    .where(isAmong(tx, "correspondenceId", param("correspondenceIds")))
    .where("state", "<>", "reserved")
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("letter as later")
            .select("later.id")
            .whereRef("later.correspondenceId", "=", "letter.correspondenceId")
            .where("later.state", "<>", "reserved")
            .where(({ and, eb, or, ref }) =>
              or([
                eb("later.sentOn", ">", ref("letter.sentOn")),
                and([eb("later.sentOn", "=", ref("letter.sentOn")), eb("later.id", ">", ref("letter.id"))]),
              ]),
            ),
        ),
      ),
    ),
);

/** Per correspondence: the day the last letter was posted, and of the last known to be there. */
export async function findLetterSummaries(tx: Tx, correspondenceIds: readonly string[]) {
  if (correspondenceIds.length === 0) return [];
  return letterSummaries(tx, { correspondenceIds });
}

const letterSummaries = prepared((tx, param: Param<{ correspondenceIds: readonly string[] }>) =>
  tx
    .selectFrom("letter")
    .leftJoin("letterEvent", (join) =>
      join
        .onRef("letterEvent.letterId", "=", "letter.id")
        .on("letterEvent.kind", "in", ["confirmed", "answered"])
        .on("letterEvent.voidedAt", "is", null),
    )
    .select([
      "letter.correspondenceId",
      sql<string | null>`max(letter.sent_on)`.as("lastSentOn"),
      sql<string | null>`max(case when letter_event.id is not null then letter.sent_on end)`.as(
        "lastConfirmedOn",
      ),
    ])
    .where(isAmong(tx, "letter.correspondenceId", param("correspondenceIds")))
    .where("letter.state", "<>", "reserved")
    .groupBy("letter.correspondenceId"),
);

/** Says that one letter was written in place of an earlier one of the same correspondence. */
export async function markResent(
  tx: Tx,
  correspondenceId: string,
  earlier: number,
  later: number,
): Promise<void> {
  const letter = await findLetterByNumber(tx, correspondenceId, later);
  if (!letter || earlier >= later) return;
  await tx
    .updateTable("letter")
    .set({ resentAsId: letter.id })
    .where("correspondenceId", "=", correspondenceId)
    .where("number", "=", earlier)
    .execute();
}

/** Says that a letter is not to be written again; null takes that back. */
export async function setLeft(tx: Tx, id: number, leftAt: string | null): Promise<void> {
  await tx.updateTable("letter").set({ leftAt }).where("id", "=", id).execute();
}
