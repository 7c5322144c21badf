import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";
import { insertAll } from "./bulk";

export async function insertPrisoner(tx: Tx, prisoner: NewRow<"prisoner">): Promise<void> {
  await tx.insertInto("prisoner").values(prisoner).execute();
}

/** Changes a prisoner and raises its version. */
export async function updatePrisoner(tx: Tx, id: string, change: RowChange<"prisoner">): Promise<void> {
  await tx
    .updateTable("prisoner")
    .set((eb) => ({ ...change, rowVersion: eb("rowVersion", "+", 1) }))
    .where("id", "=", id)
    .execute();
}

export async function findPrisoner(tx: Tx, id: string): Promise<Row<"prisoner"> | undefined> {
  return tx.selectFrom("prisoner").selectAll().where("id", "=", id).executeTakeFirst();
}

export async function insertStay(tx: Tx, stay: NewRow<"stay">): Promise<number> {
  const row = await tx.insertInto("stay").values(stay).returning("id").executeTakeFirstOrThrow();
  return row.id;
}

/** Ends the stay that goes on, if there is one; a new one may then be inserted. */
export async function endCurrentStay(
  tx: Tx,
  prisonerId: string,
  until: Pick<Row<"stay">, "untilDate" | "untilPrecision">,
): Promise<void> {
  await tx
    .updateTable("stay")
    .set({ ...until, current: 0 })
    .where("prisonerId", "=", prisonerId)
    .where("current", "=", 1)
    .execute();
}

/** The stay that goes on, with the address of its facility; null where nobody knows the facility. */
export async function findCurrentStay(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("stay")
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .selectAll("stay")
    .select(["facility.address", "facility.postcode"])
    .where("stay.prisonerId", "=", prisonerId)
    .where("stay.current", "=", 1)
    .executeTakeFirst();
}

/** Appends to the status history and keeps the prisoner's current status; answers the entry's id. */
export async function insertStatusChange(tx: Tx, change: NewRow<"statusChange">): Promise<number> {
  const row = await tx.insertInto("statusChange").values(change).returning("id").executeTakeFirstOrThrow();
  await updatePrisoner(tx, change.prisonerId, { status: change.status });
  return row.id;
}

export async function insertConsent(tx: Tx, consent: NewRow<"consent">): Promise<void> {
  await tx.insertInto("consent").values(consent).execute();
}

/** What is in force for one purpose: the newest entry that was not withdrawn. */
export async function findConsent(tx: Tx, prisonerId: string, purpose: Row<"consent">["purpose"]) {
  return tx
    .selectFrom("consent")
    .select(["state", "givenBy", "source"])
    .where("prisonerId", "=", prisonerId)
    .where("purpose", "=", purpose)
    .where("withdrawnAt", "is", null)
    .orderBy("id", "desc")
    .executeTakeFirst();
}

/** What is in force for every purpose that was ever spoken of, newest first. */
export async function findAllConsents(tx: Tx, prisonerId: string): Promise<Row<"consent">[]> {
  return tx
    .selectFrom("consent")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("withdrawnAt", "is", null)
    .orderBy("id", "desc")
    .execute();
}

/** Ends what was in force for one purpose; the entries stay as history. */
export async function withdrawConsent(
  tx: Tx,
  prisonerId: string,
  purpose: Row<"consent">["purpose"],
  withdrawnAt: string,
): Promise<void> {
  await tx
    .updateTable("consent")
    .set({ withdrawnAt })
    .where("prisonerId", "=", prisonerId)
    .where("purpose", "=", purpose)
    .where("withdrawnAt", "is", null)
    .execute();
}

/** What is known of a person at their first record; `prisoner.status` is the status of the change beside it. */
export interface NewPrisoner {
  prisoner: NewRow<"prisoner">;
  statusChange: NewRow<"statusChange">;
  stay: NewRow<"stay"> | null;
  consent: NewRow<"consent">;
}

/** Inserts people with their first history. */
export async function insertPrisoners(tx: Tx, people: readonly NewPrisoner[]): Promise<void> {
  await insertAll(
    tx,
    "prisoner",
    people.map((each) => each.prisoner),
  );
  await insertAll(
    tx,
    "statusChange",
    people.map((each) => each.statusChange),
  );
  await insertAll(
    tx,
    "stay",
    people.flatMap((each) => each.stay ?? []),
  );
  await insertAll(
    tx,
    "consent",
    people.map((each) => each.consent),
  );
}
