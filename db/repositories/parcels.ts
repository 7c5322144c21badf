import type { Tx } from "../connection.server";
import type { NewRow, Row, RowChange } from "../schema";

export type Parcel = Row<"parcel">;
type State = Parcel["state"];

/** The most rows one statement inserts or asks for. */
const CHUNK = 500;

/** Adds entries to the ledgers of one or many prisoners. */
export async function insertParcels(tx: Tx, parcels: readonly NewRow<"parcel">[]): Promise<void> {
  for (let at = 0; at < parcels.length; at += CHUNK) {
    await tx
      .insertInto("parcel")
      .values(parcels.slice(at, at + CHUNK))
      .execute();
  }
}

export async function findParcel(tx: Tx, id: string): Promise<Parcel | undefined> {
  return tx.selectFrom("parcel").selectAll().where("id", "=", id).executeTakeFirst();
}

/** The whole ledger of a prisoner, cancelled entries too, by the day it is about. */
export async function findLedger(tx: Tx, prisonerId: string): Promise<Parcel[]> {
  return findLedgers(tx, [prisonerId]);
}

/** The ledgers of several prisoners, each in order. */
export async function findLedgers(tx: Tx, prisonerIds: readonly string[]): Promise<Parcel[]> {
  const found: Parcel[] = [];
  for (let at = 0; at < prisonerIds.length; at += CHUNK) {
    const rows = await tx
      .selectFrom("parcel")
      .selectAll()
      .where("prisonerId", "in", prisonerIds.slice(at, at + CHUNK))
      .orderBy((eb) => eb.fn.coalesce("endedOn", "sentOn", "plannedOn", "recordedAt"))
      .orderBy("id")
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Changes an entry as it was read; false when somebody changed it since. */
export async function updateParcel(
  tx: Tx,
  { id, rowVersion }: Pick<Parcel, "id" | "rowVersion">,
  change: RowChange<"parcel">,
): Promise<boolean> {
  const result = await tx
    .updateTable("parcel")
    .set({ ...change, rowVersion: rowVersion + 1 })
    .where("id", "=", id)
    .where("rowVersion", "=", rowVersion)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Holds an entry in one of these states still until the transaction ends; false when it is in none of them. */
export async function holdParcel(tx: Tx, id: string, states: readonly State[]): Promise<boolean> {
  const result = await tx
    .updateTable("parcel")
    .set((eb) => ({ rowVersion: eb.ref("rowVersion") }))
    .where("id", "=", id)
    .where("state", "in", states)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Entries that a change of custody cancelled. */
export async function findCancelledBy(tx: Tx, custodyChangeId: string): Promise<Parcel[]> {
  return tx
    .selectFrom("parcel")
    .selectAll()
    .where("custodyChangeId", "=", custodyChangeId)
    .where("state", "=", "cancelled")
    .orderBy("id")
    .execute();
}

/** Leads entries from one stay to another and its place, or to none. */
export async function restayParcels(tx: Tx, from: number, to: number | null): Promise<void> {
  const stay = to === null ? undefined : await findStayPlace(tx, to);
  await tx
    .updateTable("parcel")
    .set({ stayId: to, facilityId: stay?.facilityId ?? null })
    .where("stayId", "=", from)
    .execute();
}

async function findStayPlace(tx: Tx, id: number) {
  return tx.selectFrom("stay").select("facilityId").where("id", "=", id).executeTakeFirst();
}

/** Planned entries that volunteers bring and pack, from a day on, the next first. */
export async function findOpenParcels(tx: Tx, from: string, limit: number): Promise<Parcel[]> {
  return tx
    .selectFrom("parcel")
    .selectAll()
    .where("state", "=", "planned")
    .where("who", "in", ["volunteers", "circle"])
    .where("plannedOn", ">=", from)
    .orderBy("plannedOn")
    .orderBy("id")
    .limit(limit)
    .execute();
}

export async function findParcelsByIds(tx: Tx, ids: readonly string[]): Promise<Parcel[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("parcel")
    .selectAll()
    .where("id", "in", ids)
    .orderBy("plannedOn")
    .orderBy("id")
    .execute();
}

/** Entries of anybody that hold a slot, by the day they should arrive; those after one of them, if one is given. */
export async function findComing(
  tx: Tx,
  limit: number,
  after: Pick<Parcel, "plannedOn" | "id"> | null = null,
): Promise<Parcel[]> {
  let rows = coming(tx).selectAll("parcel");
  if (after) {
    const { plannedOn, id } = after;
    rows = rows.where((eb) =>
      eb.or([
        eb("parcel.plannedOn", ">", plannedOn),
        eb.and([eb("parcel.plannedOn", "=", plannedOn), eb("parcel.id", ">", id)]),
      ]),
    );
  }
  return rows.orderBy("parcel.plannedOn").orderBy("parcel.id").limit(limit).execute();
}

export async function countComing(tx: Tx): Promise<number> {
  const { count } = await coming(tx)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

function coming(tx: Tx) {
  return tx
    .selectFrom("parcel")
    .innerJoin("prisoner", "prisoner.id", "parcel.prisonerId")
    .where("parcel.state", "in", ["planned", "packed", "sent"])
    .where("parcel.plannedOn", "is not", null)
    .where("prisoner.mergedInto", "is", null);
}

/** Prisoners whose families gave their consent to parcels, and who are not free or dead. */
export async function findPlannable(tx: Tx, ended: readonly Row<"prisoner">["status"][]): Promise<string[]> {
  const rows = await tx
    .selectFrom("consent")
    .innerJoin("prisoner", "prisoner.id", "consent.prisonerId")
    .select("prisoner.id")
    .distinct()
    .where("consent.purpose", "=", "parcels")
    .where("consent.state", "=", "given")
    .where("consent.withdrawnAt", "is", null)
    .where("prisoner.mergedInto", "is", null)
    .where("prisoner.status", "not in", ended)
    .orderBy("prisoner.id")
    .execute();
  return rows.map(({ id }) => id);
}
