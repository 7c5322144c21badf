import { sql } from "kysely";
import type { Tx } from "../connection.server";
import { byCodePoint } from "../dialects/engine";

/** Everywhere somebody was held, in order. */
export async function findAllStays(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("stay")
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .select([
      "stay.id",
      "stay.fromDate",
      "stay.fromPrecision",
      "stay.untilDate",
      "stay.untilPrecision",
      "stay.current",
      "stay.confirmedOn",
      "stay.source",
      "stay.recordedAt",
      "facility.name as facilityName",
    ])
    .where("stay.prisonerId", "=", prisonerId)
    .orderBy(sql`coalesce(stay.from_date, stay.until_date, substr(stay.recorded_at, 1, 10))`)
    .orderBy("stay.id")
    .execute();
}

/** Every status that stands, in order. */
export async function findAllStatusChanges(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("statusChange")
    .select(["id", "status", "sinceDate", "sincePrecision", "source", "recordedAt"])
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .orderBy(sql`coalesce(since_date, substr(recorded_at, 1, 10))`)
    .orderBy("id")
    .execute();
}

/** How many letters are in each state, and how many of those on the way are at risk; reserved ones left out. */
export async function countLettersOf(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("letter")
    .select(["state", "atRisk"])
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("prisonerId", "=", prisonerId)
    .where("state", "<>", "reserved")
    .groupBy(["state", "atRisk"])
    .execute();
}

/** Replies that were logged, and letters of which an old spreadsheet said that they were answered. */
export async function countRepliesOf(tx: Tx, prisonerId: string): Promise<number> {
  const logged = await tx
    .selectFrom("reply")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("prisonerId", "=", prisonerId)
    .where("voidedAt", "is", null)
    .executeTakeFirstOrThrow();
  const told = await tx
    .selectFrom("letterEvent")
    .innerJoin("letter", "letter.id", "letterEvent.letterId")
    .select((eb) => eb.fn.count<number>("letter.id").distinct().as("count"))
    .where("letter.prisonerId", "=", prisonerId)
    .where("letterEvent.kind", "=", "answered")
    .where("letterEvent.replyId", "is", null)
    .where("letterEvent.voidedAt", "is", null)
    .executeTakeFirstOrThrow();
  return Number(logged.count) + Number(told.count);
}

/** Lists that name somebody. */
export async function findRecognitionsOf(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("recognition")
    .select(["list", "externalId", "url", "seenAt"])
    .where("prisonerId", "=", prisonerId)
    .orderBy("list")
    .orderBy("externalId")
    .execute();
}

/** What other campaigns said of how many write, by list. */
export async function findExternalLoadsOf(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("externalLoad")
    .select(["list", "band", "asOf"])
    .where("prisonerId", "=", prisonerId)
    .orderBy("list")
    .execute();
}

/** Deeds that are told by the change they made. */
const TOLD_BY_EDIT = ["prisoner-edited", "prisoner-edit-undone"];

export type ChangeKind = "deed" | "edit" | "status";

/** A page of everything that was changed about somebody, newest first, as kinds and ids. */
export async function findChangePage(tx: Tx, prisonerId: string, range: { offset: number; limit: number }) {
  const deeds = tx
    .selectFrom("auditEntry")
    .select([sql<ChangeKind>`'deed'`.as("kind"), "id", "recordedAt"])
    .where("prisonerId", "=", prisonerId)
    .where("action", "not in", TOLD_BY_EDIT);
  const edits = tx
    .selectFrom("prisonerEdit")
    .select([sql<ChangeKind>`'edit'`.as("kind"), "id", "recordedAt"])
    .where("prisonerId", "=", prisonerId);
  const statuses = tx
    .selectFrom("statusChange")
    .select([sql<ChangeKind>`'status'`.as("kind"), "id", "recordedAt"])
    .where("prisonerId", "=", prisonerId);
  return tx
    .selectFrom(deeds.unionAll(edits).unionAll(statuses).as("change"))
    .select(["kind", "id"])
    .orderBy("recordedAt", "desc")
    .orderBy("kind")
    .orderBy("id", "desc")
    .offset(range.offset)
    .limit(range.limit)
    .execute();
}

export async function findDeeds(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("auditEntry")
    .select(["id", "action", "detail", "recordedAt"])
    .where("id", "in", ids)
    .execute();
}

export async function findEdits(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx.selectFrom("prisonerEdit").selectAll().where("id", "in", ids).execute();
}

export async function findStatusChanges(tx: Tx, ids: readonly number[]) {
  if (ids.length === 0) return [];
  return tx.selectFrom("statusChange").selectAll().where("id", "in", ids).execute();
}

/** People whose name has one of these search keys, with what tells them apart; merged ones left out. */
export async function findNamesakes(tx: Tx, keys: readonly string[]) {
  return tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .select([
      "prisoner.id",
      "prisoner.name",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.status",
      "facility.name as facilityName",
    ])
    .where(byCodePoint(tx, "prisoner.nameSearch"), "in", keys)
    .where("prisoner.mergedInto", "is", null)
    .orderBy("prisoner.id")
    .limit(20)
    .execute();
}

/** Whom a list means by this id; none when it is new. */
export async function findRecognised(tx: Tx, list: string, externalId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom("recognition")
    .select("prisonerId")
    .where("list", "=", list)
    .where("externalId", "=", externalId)
    .executeTakeFirst();
  return row?.prisonerId;
}

/** Forgets what one campaign told of somebody; false: it told nothing. */
export async function deleteExternalLoad(tx: Tx, prisonerId: string, list: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("externalLoad")
    .where("prisonerId", "=", prisonerId)
    .where("list", "=", list)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
