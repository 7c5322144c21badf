import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import type { Row } from "../schema";

/** Ids of one statement. */
const CHUNK = 500;

/** Planned or packed, in the words of the partial index. */
const mayStillBeJudged = sql<boolean>`state not in ('sent', 'accepted', 'refused', 'returned', 'cancelled')`;
const isDue = sql<boolean>`judged = 0`;

/** Notes that something about these prisoners may have changed what the rules say of their parcels. */
export async function forgetVerdicts(tx: Tx, prisonerIds: readonly string[]): Promise<void> {
  await forget(tx, { prisonerIds });
}

const forget = prepared((tx, param: Param<{ prisonerIds: readonly string[] }>) =>
  tx
    .updateTable("parcel")
    .set({ judged: 0 })
    .where(isAmong(tx, "prisonerId", param("prisonerIds")))
    .where("judged", "=", 1),
);

/** The same of everybody, for a new day. */
export async function forgetAllVerdicts(tx: Tx): Promise<void> {
  await tx.updateTable("parcel").set({ judged: 0 }).where(mayStillBeJudged).where("judged", "=", 1).execute();
}

/** Some of those whose parcels are to be judged again, in the order their loads are locked. */
export async function findToJudge(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom("parcel")
    .select("prisonerId")
    .distinct()
    .where(isDue)
    .where(mayStillBeJudged)
    .orderBy("prisonerId")
    .limit(limit)
    .execute();
  return rows.map(({ prisonerId }) => prisonerId);
}

/** Whether anybody's parcels are still to be judged again. */
export async function isAnyToJudge(tx: Tx): Promise<boolean> {
  return (await findToJudge(tx, 1)).length > 0;
}

/** Keeps what the rules say of all parcels of these prisoners: of those named a conflict, of the others none. */
export async function saveVerdicts(
  tx: Tx,
  prisonerIds: readonly string[],
  conflicts: readonly Pick<Row<"parcel">, "id" | "conflict">[],
): Promise<void> {
  await tx
    .updateTable("parcel")
    .set({ judged: 1, conflict: null })
    .where("prisonerId", "in", prisonerIds)
    .execute();
  for (const reason of new Set(conflicts.map(({ conflict }) => conflict))) {
    const ids = conflicts.filter(({ conflict }) => conflict === reason).map(({ id }) => id);
    for (let at = 0; at < ids.length; at += CHUNK) {
      await tx
        .updateTable("parcel")
        .set({ conflict: reason })
        .where("id", "in", ids.slice(at, at + CHUNK))
        .execute();
    }
  }
}
