import type { Tx } from "../connection.server";
import type { NewRow, Row } from "../schema";

const CHUNK = 500;

/** What decides about the parcels of these prisoners, table by table, each in the order it was noted. */
export async function findParcelFacts(tx: Tx, prisonerIds: readonly string[]) {
  const prisoners = await inChunks(prisonerIds, (ids) =>
    tx.selectFrom("prisoner").selectAll().where("id", "in", ids).where("mergedInto", "is", null).execute(),
  );
  const stays = await inChunks(prisonerIds, (ids) =>
    tx
      .selectFrom("stay")
      .leftJoin("facility", "facility.id", "stay.facilityId")
      .selectAll("stay")
      .select([
        "facility.name as facilityName",
        "facility.kind",
        "facility.regime",
        "facility.climateZone",
        "facility.region",
        "facility.address",
        "facility.postcode",
      ])
      .where("stay.prisonerId", "in", ids)
      .orderBy("stay.current")
      .orderBy("stay.fromDate")
      .orderBy("stay.id")
      .execute(),
  );
  const sanctions = await inChunks(prisonerIds, (ids) =>
    tx
      .selectFrom("sanction")
      .selectAll()
      .where("prisonerId", "in", ids)
      .where("voidedAt", "is", null)
      .orderBy("id")
      .execute(),
  );
  const consents = await inChunks(prisonerIds, (ids) =>
    tx
      .selectFrom("consent")
      .select(["prisonerId", "purpose", "state"])
      .where("prisonerId", "in", ids)
      .where("purpose", "in", ["parcels", "sizes"])
      .where("withdrawnAt", "is", null)
      .orderBy("id")
      .execute(),
  );
  const conditions = await inChunks(prisonerIds, (ids) =>
    tx
      .selectFrom("conditionsChange")
      .selectAll()
      .where("prisonerId", "in", ids)
      .where("voidedAt", "is", null)
      .orderBy("since")
      .orderBy("id")
      .execute(),
  );
  const facts = await inChunks(prisonerIds, (ids) =>
    tx
      .selectFrom("parcelFact")
      .selectAll()
      .where("prisonerId", "in", ids)
      .where("voidedAt", "is", null)
      .orderBy("id")
      .execute(),
  );
  return { prisoners, stays, sanctions, consents, conditions, facts };
}

/** Overrides that stand at these places or for these people, in the order they were noted. */
export async function findOverridesAmong(
  tx: Tx,
  column: "facilityId" | "prisonerId",
  subjectIds: readonly string[],
): Promise<Row<"ruleOverride">[]> {
  return inChunks(subjectIds, (ids) =>
    tx
      .selectFrom("ruleOverride")
      .selectAll()
      .where(column, "in", ids)
      .where("withdrawnAt", "is", null)
      .orderBy("id")
      .execute(),
  );
}

/** Notes a grade; what stood from the same day on is void. */
export async function insertConditions(tx: Tx, change: NewRow<"conditionsChange">): Promise<void> {
  await tx
    .updateTable("conditionsChange")
    .set({ voidedAt: change.recordedAt })
    .where("prisonerId", "=", change.prisonerId)
    .where("since", "=", change.since)
    .where("voidedAt", "is", null)
    .execute();
  await tx.insertInto("conditionsChange").values(change).execute();
}

/** Grades that stand, the newest first. */
export async function findConditions(tx: Tx, prisonerId: string): Promise<Row<"conditionsChange">[]> {
  return tx
    .selectFrom("conditionsChange")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("since", "desc")
    .orderBy("id", "desc")
    .execute();
}

/** Takes a noted grade back; false when it was nobody's, another's or taken back before. */
export async function voidConditions(
  tx: Tx,
  { prisonerId, id }: { prisonerId: string; id: number },
  voidedAt: string,
): Promise<boolean> {
  const result = await tx
    .updateTable("conditionsChange")
    .set({ voidedAt })
    .where("prisonerId", "=", prisonerId)
    .where("id", "=", id)
    .where("voidedAt", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Whether such a grade was ever noted of this prisoner. */
export async function hasConditions(tx: Tx, prisonerId: string, id: number): Promise<boolean> {
  const row = await tx
    .selectFrom("conditionsChange")
    .select("id")
    .where("prisonerId", "=", prisonerId)
    .where("id", "=", id)
    .executeTakeFirst();
  return row !== undefined;
}

/** What stands of what the law counts of a person. */
export async function findParcelFact(tx: Tx, prisonerId: string): Promise<Row<"parcelFact"> | undefined> {
  return tx
    .selectFrom("parcelFact")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** Replaces what the law counts of a person; `seal` makes the stored text out of the new row's id. */
export async function replaceParcelFact(
  tx: Tx,
  prisonerId: string,
  recordedAt: string,
  seal: (id: number) => string,
): Promise<void> {
  await tx
    .updateTable("parcelFact")
    .set({ voidedAt: recordedAt })
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .execute();
  const row = { prisonerId, factEncrypted: "", recordedAt, voidedAt: null };
  const { id } = await tx.insertInto("parcelFact").values(row).returning("id").executeTakeFirstOrThrow();
  await tx
    .updateTable("parcelFact")
    .set({ factEncrypted: seal(id) })
    .where("id", "=", id)
    .execute();
}

async function inChunks<Found>(
  ids: readonly string[],
  find: (ids: readonly string[]) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (let at = 0; at < ids.length; at += CHUNK) found.push(...(await find(ids.slice(at, at + CHUNK))));
  return found;
}
