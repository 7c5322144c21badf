import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import type { NewRow, Row, RowChange } from "../schema";

export async function insertCorrespondence(tx: Tx, row: NewRow<"correspondence">): Promise<void> {
  await tx.insertInto("correspondence").values(row).execute();
}

/** A correspondence of this person; somebody else's is not found. */
export async function findOwnCorrespondence(
  tx: Tx,
  personId: string,
  id: string,
): Promise<Row<"correspondence"> | undefined> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("id", "=", id)
    .where("personId", "=", personId)
    .executeTakeFirst();
}

export async function findCorrespondence(tx: Tx, id: string): Promise<Row<"correspondence"> | undefined> {
  return tx.selectFrom("correspondence").selectAll().where("id", "=", id).executeTakeFirst();
}

/** Every correspondence with a prisoner that is not closed, in the order of their ids. */
export async function findOpenOf(tx: Tx, prisonerId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("state", "<>", "closed")
    .orderBy("id")
    .execute();
}

/** Every correspondence of a person, in the order their prisoners' loads are locked. */
export async function findAllOfWriter(tx: Tx, personId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("personId", "=", personId)
    .orderBy("prisonerId")
    .execute();
}

/** Pairs among these people and prisoners that wrote to each other or do, whatever became of it. */
export async function findKnownAmong(
  tx: Tx,
  personIds: readonly string[],
  prisonerIds: readonly string[],
): Promise<Pick<Row<"correspondence">, "personId" | "prisonerId">[]> {
  if (personIds.length === 0 || prisonerIds.length === 0) return [];
  return tx
    .selectFrom("correspondence")
    .select(["personId", "prisonerId"])
    .where("personId", "in", personIds)
    .where("prisonerId", "in", prisonerIds)
    .execute();
}

/** The latest correspondence of a person with a prisoner, an open one first. */
export async function findByPair(tx: Tx, personId: string, prisonerId: string) {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("personId", "=", personId)
    .where("prisonerId", "=", prisonerId)
    .orderBy((eb) => eb.case().when("state", "<>", "closed").then(0).else(1).end())
    .orderBy("claimedAt", "desc")
    .executeTakeFirst();
}

/** Prisoners a person must not be shown as somebody new: writing to them now, or stopped for good. */
export async function findAllPrisonersOfWriter(tx: Tx, personId: string): Promise<string[]> {
  return (await prisonersOfWriter(tx, { personId })).map((row) => row.prisonerId);
}

const prisonersOfWriter = prepared((tx, param: Param<{ personId: string }>) =>
  tx
    .selectFrom("correspondence")
    .select("prisonerId")
    .where("personId", "=", param("personId"))
    .where((eb) => eb.or([eb("state", "<>", "closed"), eb("closedReason", "=", "stopped")])),
);

/** Whether another writer of this prisoner goes by a signature that reads the same. */
export async function isSignatureTaken(
  tx: Tx,
  prisonerId: string,
  signatureKey: string,
  exceptId: string | null,
): Promise<boolean> {
  const row = await tx
    .selectFrom("correspondence")
    .select("id")
    .where("prisonerId", "=", prisonerId)
    .where("signatureKey", "=", signatureKey)
    .where("id", "<>", exceptId ?? "")
    .executeTakeFirst();
  return row !== undefined;
}

/** The signature this person used last, to be offered again. */
export async function findLastSignature(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("correspondence")
    .select("signature")
    .where("personId", "=", personId)
    .orderBy("claimedAt", "desc")
    .executeTakeFirst();
  return row?.signature ?? null;
}

/** Changes a correspondence if nobody else did since it was read; false means somebody did. */
export async function updateCorrespondence(
  tx: Tx,
  read: Pick<Row<"correspondence">, "id" | "rowVersion">,
  change: RowChange<"correspondence">,
): Promise<boolean> {
  const result = await tx
    .updateTable("correspondence")
    .set({ ...change, rowVersion: read.rowVersion + 1 })
    .where("id", "=", read.id)
    .where("rowVersion", "=", read.rowVersion)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a correspondence to which nothing leads: its place is given back before. */
export async function deleteCorrespondence(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom("correspondence").where("id", "=", id).execute();
}

/** Counts an open correspondence more or less with its volunteer; guarded, only while their capacity allows it. */
export async function changeOpenCount(
  tx: Tx,
  personId: string,
  delta: number,
  guarded: boolean,
): Promise<boolean> {
  let update = tx
    .updateTable("volunteerProfile")
    .set((eb) => ({ openCount: eb("openCount", "+", delta) }))
    .where("personId", "=", personId);
  if (guarded) update = update.whereRef("openCount", "<", "capacity");
  const result = await update.executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Ids of correspondences that time alone changes by `now`; those of one prisoner or person if asked. */
export async function findDueIds(
  tx: Tx,
  now: string,
  { limit, prisonerId, personId }: { limit: number; prisonerId?: string; personId?: string },
): Promise<string[]> {
  const whose = prisonerId !== undefined ? "prisonerId" : personId !== undefined ? "personId" : "anybody";
  const rows = await dueIds(tx, { now, limit, id: prisonerId ?? personId ?? "" }, whose);
  return rows.map((row) => row.id);
}

const dueIds = prepared(
  (
    tx,
    param: Param<{ now: string; limit: number; id: string }>,
    whose: "prisonerId" | "personId" | "anybody",
  ) => {
    const due = tx.selectFrom("correspondence").select("id").where("dueAt", "<=", param("now"));
    const theirs = whose === "anybody" ? due : due.where(whose, "=", param("id"));
    return theirs.orderBy("dueAt").limit(param("limit"));
  },
);

export async function findBlock(tx: Tx, pairHmac: string): Promise<boolean> {
  const row = await tx
    .selectFrom("block")
    .select("pairHmac")
    .where("pairHmac", "=", pairHmac)
    .executeTakeFirst();
  return row !== undefined;
}

/** Which of these pairs are blocked. */
export async function findAllBlocks(tx: Tx, pairHmacs: readonly string[]): Promise<Set<string>> {
  if (pairHmacs.length === 0) return new Set();
  const rows = await blocksAmong(tx, { pairHmacs });
  return new Set(rows.map((row) => row.pairHmac));
}

const blocksAmong = prepared((tx, param: Param<{ pairHmacs: readonly string[] }>) =>
  tx
    .selectFrom("block")
    .select("pairHmac")
    .where(isAmong(tx, "pairHmac", param("pairHmacs"))),
);

export async function insertBlock(tx: Tx, pairHmac: string, createdAt: string): Promise<void> {
  await tx
    .insertInto("block")
    .values({ pairHmac, createdAt })
    .onConflict((conflict) => conflict.column("pairHmac").doNothing())
    .execute();
}

/** Every correspondence of a person with whom it is and where letters go, newest claim first. */
export function findAllOwn(tx: Tx, personId: string) {
  return allOwn(tx, { personId });
}

const allOwn = prepared((tx, param: Param<{ personId: string }>) =>
  tx
    .selectFrom("correspondence")
    .innerJoin("prisoner", "prisoner.id", "correspondence.prisonerId")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .selectAll("correspondence")
    .select(["prisoner.name", "prisoner.nameLatin", "prisoner.status"])
    .select(["facility.address", "facility.postcode"])
    .where("correspondence.personId", "=", param("personId"))
    .orderBy("correspondence.claimedAt", "desc"),
);
