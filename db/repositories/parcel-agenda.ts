import { sql } from "kysely";
import type { Tx } from "../connection.server";

/**
 * In the words of the partial indexes: with parameters SQLite would not know them again, and said the other way round
 * it would take the index by state and sort.
 */
const coming = sql<boolean>`parcel.state not in ('accepted', 'refused', 'returned', 'cancelled')`;
const inConflict = sql<boolean>`parcel.conflict is not null and parcel.state not in ('sent', 'accepted', 'refused', 'returned', 'cancelled')`;
const conditions = { coming, conflicts: inConflict };
export type AgendaPart = keyof typeof conditions;

/** A place between two entries: after the one with this id, or before all of its day where the id is empty. */
export interface AgendaPlace {
  day: string;
  id: string;
}

/** Entries of everybody from a place on, by the day they should arrive. */
export async function findAgendaLines(tx: Tx, part: AgendaPart, from: AgendaPlace | null, limit: number) {
  let rows = tx
    .selectFrom("parcel")
    .innerJoin("prisoner", "prisoner.id", "parcel.prisonerId")
    .select([
      ...(["parcel.id", "parcel.prisonerId", "parcel.kind", "parcel.state"] as const),
      ...(["parcel.purpose", "parcel.who", "parcel.plannedOn", "parcel.conflict"] as const),
      ...(["prisoner.name", "prisoner.nameLatin"] as const),
    ])
    .where(conditions[part])
    .where("parcel.plannedOn", "is not", null);
  if (from !== null) {
    rows = rows
      .where("parcel.plannedOn", ">=", from.day)
      .where((eb) => eb.or([eb("parcel.plannedOn", ">", from.day), eb("parcel.id", ">", from.id)]));
  }
  return rows.orderBy("parcel.plannedOn").orderBy("parcel.id").limit(limit).execute();
}

/** The last entries up to a place, that one too, the last first. */
export async function findAgendaPlacesUpTo(
  tx: Tx,
  part: AgendaPart,
  { day, id }: AgendaPlace,
  limit: number,
): Promise<AgendaPlace[]> {
  const rows = await tx
    .selectFrom("parcel")
    .select(["parcel.id", "parcel.plannedOn"])
    .where(conditions[part])
    .where("parcel.plannedOn", "<=", day)
    .where((eb) => eb.or([eb("parcel.plannedOn", "<", day), eb("parcel.id", "<=", id)]))
    .orderBy("parcel.plannedOn", "desc")
    .orderBy("parcel.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ id: row.id, day: row.plannedOn ?? "" }));
}

/** How many should arrive on each of these days, and how many of those may not. */
export async function countAgendaDays(tx: Tx, from: string, until: string) {
  const rows = (part: AgendaPart) =>
    tx
      .selectFrom("parcel")
      .select((eb) => ["plannedOn", eb.fn.countAll<number>().as("count")])
      .where(conditions[part])
      .where("plannedOn", ">=", from)
      .where("plannedOn", "<=", until)
      .groupBy("plannedOn")
      .orderBy("plannedOn")
      .execute();
  const conflicts = new Set((await rows("conflicts")).map(({ plannedOn }) => plannedOn));
  return (await rows("coming")).map(({ plannedOn, count }) => ({
    day: plannedOn ?? "",
    count,
    isConflict: conflicts.has(plannedOn),
  }));
}

/** The last day before some days and the first after them on which something should arrive. */
export async function findAgendaNeighbours(tx: Tx, from: string, until: string) {
  const day = (pick: "min" | "max", sign: "<" | ">", than: string) =>
    tx
      .selectFrom("parcel")
      .select((eb) => eb.fn<string | null>(pick, ["plannedOn"]).as("day"))
      .where(coming)
      .where("plannedOn", sign, than)
      .executeTakeFirst();
  return {
    before: (await day("max", "<", from))?.day ?? null,
    after: (await day("min", ">", until))?.day ?? null,
  };
}

/** How many entries of anybody may not come as they are planned. */
export async function countAgendaConflicts(tx: Tx): Promise<number> {
  const { count } = await tx
    .selectFrom("parcel")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where(inConflict)
    .where("plannedOn", "is not", null)
    .executeTakeFirstOrThrow();
  return count;
}
