import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row } from "../schema";

export async function insertReply(tx: Tx, reply: NewRow<"reply">): Promise<number> {
  const row = await tx.insertInto("reply").values(reply).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

export async function findAllReplies(tx: Tx, correspondenceId: string): Promise<Row<"reply">[]> {
  return tx
    .selectFrom("reply")
    .selectAll()
    .where("correspondenceId", "=", correspondenceId)
    .where("voidedAt", "is", null)
    .orderBy("receivedOn")
    .orderBy("id")
    .execute();
}

/** A reply of this correspondence, taken back or not. */
export async function findReply(
  tx: Tx,
  correspondenceId: string,
  id: number,
): Promise<Row<"reply"> | undefined> {
  return tx
    .selectFrom("reply")
    .selectAll()
    .where("id", "=", id)
    .where("correspondenceId", "=", correspondenceId)
    .executeTakeFirst();
}

/** Takes a reply back once; false when it was taken back before or is not of this correspondence. */
export async function voidReply(
  tx: Tx,
  correspondenceId: string,
  id: number,
  voidedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("reply")
    .set({ voidedAt })
    .where("id", "=", id)
    .where("correspondenceId", "=", correspondenceId)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** A reply that a coordinator logged, taken back or not. */
export async function findDeskReply(tx: Tx, id: number): Promise<Row<"reply"> | undefined> {
  return tx
    .selectFrom("reply")
    .selectAll()
    .where("id", "=", id)
    .where("source", "=", "coordinator")
    .executeTakeFirst();
}

/** Takes it back once; false when it was before. */
export async function voidDeskReply(tx: Tx, id: number, voidedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("reply")
    .set({ voidedAt })
    .where("id", "=", id)
    .where("source", "=", "coordinator")
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Replies of which nobody knows for whom they are. */
export async function countUnplacedReplies(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("reply")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("source", "=", "coordinator")
    .where("correspondenceId", "is", null)
    .where("erasedAt", "is", null)
    .where("voidedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** The newest replies logged at the desk, with the prisoner's name and whom they are for, while that is not erased. */
export async function findNewestDeskReplies(tx: Tx, limit: number) {
  return tx
    .selectFrom("reply")
    .innerJoin("prisoner", "prisoner.id", "reply.prisonerId")
    .leftJoin("correspondence", "correspondence.id", "reply.correspondenceId")
    .select([
      "reply.id",
      "reply.correspondenceId",
      "reply.receivedOn",
      "reply.place",
      "reply.signature as addressedTo",
      "prisoner.id as prisonerId",
      "prisoner.name",
      "correspondence.signature",
    ])
    .where("reply.source", "=", "coordinator")
    .where("reply.erasedAt", "is", null)
    .where("reply.voidedAt", "is", null)
    .orderBy("reply.id", "desc")
    .limit(limit)
    .execute();
}

/** Per correspondence: the day of the last reply and where its paper is. */
export async function findReplySummaries(tx: Tx, correspondenceIds: readonly string[]) {
  if (correspondenceIds.length === 0) return [];
  return replySummaries(tx, { correspondenceIds });
}

const replySummaries = prepared((tx, param: Param<{ correspondenceIds: readonly string[] }>) =>
  tx
    .selectFrom("reply")
    .select(["correspondenceId", "receivedOn as lastReplyOn", "place"])
    .where(isAmong(tx, "correspondenceId", param("correspondenceIds")))
    .where("voidedAt", "is", null)
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom("reply as later")
            .select("later.id")
            .whereRef("later.correspondenceId", "=", "reply.correspondenceId")
            .where("later.voidedAt", "is", null)
            .where(({ and, eb, or, ref }) =>
              or([
                eb("later.receivedOn", ">", ref("reply.receivedOn")),
                and([
                  eb("later.receivedOn", "=", ref("reply.receivedOn")),
                  eb("later.id", ">", ref("reply.id")),
                ]),
              ]),
            ),
        ),
      ),
    ),
);
