import type { TakeOverState } from "~/domain/take-overs/link";
import type { Tx } from "../connection.server";
import { lockTable } from "../dialects/locks";
import type { NewRow, Row } from "../schema";

/** Links are made by one transaction at a time: two would both find a writer who has none. */
export function lockTakeOvers(tx: Tx): Promise<void> {
  return lockTable(tx, "takeOver");
}

/** Stores a link. False: there is one with this token's hash, and nothing was written. */
export async function insertTakeOver(tx: Tx, link: NewRow<"takeOver">): Promise<boolean> {
  const row = await tx
    .insertInto("takeOver")
    .values(link)
    .onConflict((conflict) => conflict.column("tokenHash").doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

export async function findTakeOverByToken(tx: Tx, tokenHash: string) {
  return tx.selectFrom("takeOver").selectAll().where("tokenHash", "=", tokenHash).executeTakeFirst();
}

/** Spends a link. False: it was spent, taken back or too old in the meantime. */
export async function spendTakeOver(tx: Tx, id: string, usedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("takeOver")
    .set({ usedAt })
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .where("expiresAt", ">", usedAt)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes a link back, however often, unless it was used; false where there is none to take back. */
export async function revokeTakeOver(tx: Tx, id: string, revokedAt: string): Promise<boolean> {
  const result = await tx
    .updateTable("takeOver")
    .set((eb) => ({ revokedAt: eb.fn.coalesce("revokedAt", eb.val(revokedAt)) }))
    .where("id", "=", id)
    .where("usedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ends whatever links of a writer still work, before a new one is made. */
export async function revokeLinksOfWriter(tx: Tx, sheetWriterId: string, revokedAt: string): Promise<void> {
  await tx
    .updateTable("takeOver")
    .set({ revokedAt })
    .where("sheetWriterId", "=", sheetWriterId)
    .where("usedAt", "is", null)
    .where("revokedAt", "is", null)
    .execute();
}

/** Every correspondence of a writer of a spreadsheet, in the order their prisoners' loads are locked. */
export async function findAllPairsOfWriter(tx: Tx, sheetWriterId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("sheetPair")
    .innerJoin("correspondence", "correspondence.id", "sheetPair.correspondenceId")
    .selectAll("correspondence")
    .where("sheetPair.sheetWriterId", "=", sheetWriterId)
    .orderBy("correspondence.prisonerId")
    .orderBy("correspondence.id")
    .execute();
}

/** Makes room for what a volunteer took over: their open correspondences, and a capacity that is not below them. */
export async function addTakenOver(tx: Tx, personId: string, taken: number): Promise<void> {
  await tx
    .updateTable("volunteerProfile")
    .set((eb) => ({
      openCount: eb("openCount", "+", taken),
      capacity: eb
        .case()
        .when("capacity", "<", eb("openCount", "+", taken))
        .then(eb("openCount", "+", taken))
        .else(eb.ref("capacity"))
        .end(),
    }))
    .where("personId", "=", personId)
    .execute();
}

/** Writers of spreadsheets as the desk lists them: how many wait for an account, and the newest link. */
export async function findSheetWriterPage(
  tx: Tx,
  { state, id, now }: { state: TakeOverState | null; id?: string; now: string },
  { offset, limit }: { offset: number; limit: number },
) {
  let query = tx
    .selectFrom("sheetWriter")
    .leftJoin("takeOver", (join) =>
      join
        .onRef("takeOver.sheetWriterId", "=", "sheetWriter.id")
        .on((eb) =>
          eb(
            "takeOver.id",
            "=",
            eb
              .selectFrom("takeOver as newest")
              .select("newest.id")
              .whereRef("newest.sheetWriterId", "=", "sheetWriter.id")
              .orderBy("newest.createdAt", "desc")
              .orderBy("newest.id")
              .limit(1),
          ),
        ),
    )
    .select([
      "sheetWriter.id",
      "sheetWriter.labelEncrypted",
      "takeOver.id as linkId",
      "takeOver.createdAt",
      "takeOver.expiresAt",
      "takeOver.usedAt",
      "takeOver.revokedAt",
    ])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("sheetPair")
          .select("sheetPair.id")
          .whereRef("sheetPair.sheetWriterId", "=", "sheetWriter.id"),
      ),
    );
  if (id !== undefined) query = query.where("sheetWriter.id", "=", id);
  if (state === "none") query = query.where("takeOver.id", "is", null);
  if (state === "taken") query = query.where("takeOver.usedAt", "is not", null);
  if (state === "revoked")
    query = query.where("takeOver.revokedAt", "is not", null).where("takeOver.usedAt", "is", null);
  if (state === "open" || state === "expired") {
    query = query
      .where("takeOver.usedAt", "is", null)
      .where("takeOver.revokedAt", "is", null)
      .where("takeOver.expiresAt", state === "open" ? ">" : "<=", now);
  }
  return query
    .orderBy("sheetWriter.createdAt", "desc")
    .orderBy("sheetWriter.id")
    .offset(offset)
    .limit(limit)
    .execute();
}

/** The signatures of these writers: of those that wait for an account, and of all. */
export async function findSignaturesOf(tx: Tx, sheetWriterIds: readonly string[]) {
  if (sheetWriterIds.length === 0) return [];
  return tx
    .selectFrom("sheetPair")
    .innerJoin("correspondence", "correspondence.id", "sheetPair.correspondenceId")
    .select([
      "sheetPair.sheetWriterId",
      "correspondence.signature",
      "correspondence.state",
      "correspondence.personId",
    ])
    .where("sheetPair.sheetWriterId", "in", sheetWriterIds)
    .orderBy("sheetPair.id")
    .execute();
}

/** Writers of whom something waits for an account and who have no link that works, those of the newest import first. */
export async function findWritersWithoutLink(tx: Tx, now: string, limit: number) {
  return tx
    .selectFrom("sheetWriter")
    .select(["sheetWriter.id", "sheetWriter.labelEncrypted"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("sheetPair")
          .innerJoin("correspondence", "correspondence.id", "sheetPair.correspondenceId")
          .select("sheetPair.id")
          .whereRef("sheetPair.sheetWriterId", "=", "sheetWriter.id")
          .where("correspondence.personId", "is", null)
          .where("correspondence.state", "<>", "closed"),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("takeOver")
            .select("takeOver.id")
            .whereRef("takeOver.sheetWriterId", "=", "sheetWriter.id")
            .where("takeOver.usedAt", "is", null)
            .where("takeOver.revokedAt", "is", null)
            .where("takeOver.expiresAt", ">", now),
        ),
      ),
    )
    .orderBy("sheetWriter.createdAt", "desc")
    .orderBy("sheetWriter.id")
    .limit(limit)
    .execute();
}
