import { type RawBuilder, sql } from "kysely";
import type { Concern, ConcernDates } from "~/domain/desk/concerns";
import type { Status } from "~/domain/prisoners/statuses";
import type { Tx } from "../connection.server";
import { byCodePoint } from "../dialects/engine";
import { type Param, prepared } from "../prepared";
import { holdsEnding, overdueLetters, silentFacilities } from "./desk";
import { anywhere } from "./search";

/** Which prisoners the desk's table holds; null takes everybody in that respect. */
export interface PrisonerFilter {
  concern: Concern | null;
  dates: ConcernDates;
  silentLetters: number;
  status: Status | null;
  /** Statuses left out. "Not in" has no index, so that nothing tempts SQLite away from the index of the order. */
  except: readonly Status[];
  region: string | null;
  facilityId: string | null;
  /** A search key (lower case, no ё), found anywhere in a name or in a facility's name. */
  search: string | null;
}

export interface PrisonerOrder {
  by: "load" | "name" | "letter" | "alone";
  descending: boolean;
}

/** A row's place in an order: the value it is sorted by and, among equals, its id. */
export interface Position {
  key: string | number;
  id: string;
}

const rowColumns = [
  "prisoner.id",
  "prisoner.name",
  "prisoner.nameLatin",
  "prisoner.nameSearch",
  "prisoner.status",
  "prisonerLoad.open",
  "prisonerLoad.writers",
  "prisonerLoad.seatsTaken",
  "prisonerLoad.seatsProvisional",
  "prisonerLoad.cap",
  "prisonerLoad.loadRank",
  "prisonerLoad.lastLetterOn",
  "prisonerLoad.aloneSince",
  "stay.confirmedOn",
  "facility.id as facilityId",
  "facility.name as facilityName",
  "facility.region",
  "facility.toBeConfirmed",
] as const;

/**
 * At most `limit` prisoners in `order`, after a position or before it; rows read backwards come in order too.
 * Every order walks an index, so a page costs the same wherever it begins.
 */
export async function findPrisonerPage(
  tx: Tx,
  filter: PrisonerFilter,
  { by, descending }: PrisonerOrder,
  from: { position: Position; backwards: boolean } | null,
  limit: number,
) {
  const { key, id } = sortColumns(tx)[by];
  const down = descending !== (from?.backwards ?? false);
  if (!from && isOfAll(filter)) return beginning(tx, { limit }, shapeOf(by, down, filter.except));
  let query = filtered(tx, filter).select(rowColumns);
  if (from) {
    const { position } = from;
    query = query.where(
      sql<boolean>`(${key}, ${id}) ${sql.raw(down ? "<" : ">")} (${position.key}, ${position.id})`,
    );
  }
  const rows = await query
    .orderBy(key, down ? "desc" : "asc")
    .orderBy(id, down ? "desc" : "asc")
    .limit(limit)
    .execute();
  return from?.backwards ? rows.reverse() : rows;
}

/** The page most often asked for: the first, narrowed down by nothing but statuses. */
const beginning = prepared((tx, param: Param<{ limit: number }>, shape: string) => {
  const [by, direction, except] = JSON.parse(shape) as [PrisonerOrder["by"], "asc" | "desc", Status[]];
  const { key, id } = sortColumns(tx)[by];
  return everybodyWithPlace(tx)
    .where(withoutStatuses(except))
    .select(rowColumns)
    .orderBy(key, direction)
    .orderBy(id, direction)
    .limit(param("limit"));
});

function shapeOf(by: PrisonerOrder["by"], descending: boolean, except: readonly Status[]): string {
  return JSON.stringify([by, descending ? "desc" : "asc", except]);
}

/** Whether nothing but statuses left out narrows it down. */
function isOfAll({ concern, status, region, facilityId, search }: PrisonerFilter): boolean {
  return [concern, status, region, facilityId, search].every((each) => each === null);
}

export type PrisonerPageRow = Awaited<ReturnType<typeof findPrisonerPage>>[number];

/** Ids of everybody a filter leaves, in order, at most `limit`: one statement, so one instant. */
export async function findPrisonerIds(
  tx: Tx,
  filter: PrisonerFilter,
  { by, descending }: PrisonerOrder,
  limit: number,
): Promise<string[]> {
  const { key, id } = sortColumns(tx)[by];
  const direction = descending ? "desc" : "asc";
  const rows = await filtered(tx, filter)
    .select("prisoner.id")
    .orderBy(key, direction)
    .orderBy(id, direction)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** The rows of these prisoners (at most 500), in no order; whoever was merged meanwhile is left out. */
export async function findPrisonerRows(tx: Tx, ids: readonly string[]): Promise<PrisonerPageRow[]> {
  if (ids.length === 0) return [];
  return everybodyWithPlace(tx).select(rowColumns).where("prisoner.id", "in", ids).execute();
}

/** How many prisoners a filter leaves. Statuses alone are counted in their own index, without a join. */
export async function countPrisoners(tx: Tx, filter: PrisonerFilter): Promise<number> {
  if (isOfAll(filter)) return (await countOfAll(tx, {}, JSON.stringify(filter.except)))[0]?.count ?? 0;
  const byStatusOnly = isOfAll({ ...filter, status: null });
  const query = byStatusOnly ? everybody(tx).where(ofStatus(filter)) : filtered(tx, filter);
  const row = await query.select((eb) => eb.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  return row.count;
}

const countOfAll = prepared((tx, _param, except: string) =>
  everybody(tx)
    .where(withoutStatuses(JSON.parse(except)))
    .select((eb) => eb.fn.countAll<number>().as("count")),
);

function everybody(tx: Tx) {
  return tx.selectFrom("prisoner").where("prisoner.mergedInto", "is", null);
}

/** The indexes prisoner_load_rank, prisoner_name, prisoner_load_silence and prisoner_load_alone, in this turn. */
function sortColumns(
  tx: Tx,
): Record<PrisonerOrder["by"], { key: RawBuilder<unknown>; id: RawBuilder<unknown> }> {
  return {
    load: { key: sql.ref("prisonerLoad.loadRank"), id: sql.ref("prisonerLoad.prisonerId") },
    name: { key: byCodePoint(tx, "prisoner.nameSearch"), id: sql.ref("prisoner.id") },
    letter: { key: sql.ref("prisonerLoad.lastLetterOn"), id: sql.ref("prisonerLoad.prisonerId") },
    alone: { key: sql.ref("prisonerLoad.aloneSince"), id: sql.ref("prisonerLoad.prisonerId") },
  };
}

function filtered(tx: Tx, filter: PrisonerFilter) {
  const { concern, region, facilityId, search } = filter;
  let query = everybodyWithPlace(tx).where(ofStatus(filter));
  if (concern) query = query.where(withConcern(tx, concern, filter));
  if (region !== null) query = query.where("facility.region", "=", region);
  if (facilityId !== null) query = query.where("stay.facilityId", "=", facilityId);
  if (search !== null) query = query.where(contains(search));
  return query;
}

function everybodyWithPlace(tx: Tx) {
  return tx
    .selectFrom("prisonerLoad")
    .innerJoin("prisoner", "prisoner.id", "prisonerLoad.prisonerId")
    .leftJoin("stay", (join) =>
      join.onRef("stay.prisonerId", "=", "prisoner.id").on((eb) => eb("stay.current", "=", eb.lit(1))),
    )
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .where("prisoner.mergedInto", "is", null);
}

function ofStatus({ status, except }: PrisonerFilter): RawBuilder<boolean> {
  if (status) return sql`prisoner.status = ${status}`;
  return withoutStatuses(except);
}

function withoutStatuses(except: readonly Status[]): RawBuilder<boolean> {
  return except.length > 0 ? sql`prisoner.status not in (${sql.join(except)})` : sql`1 = 1`;
}

/** The condition behind each number of the desk. */
function withConcern(
  tx: Tx,
  concern: Concern,
  { dates, silentLetters }: PrisonerFilter,
): RawBuilder<boolean> {
  switch (concern) {
    case "nobody":
      return sql`prisoner_load.open = 1 and prisoner_load.writers = 0`;
    case "holds":
      return sql`prisoner.id in ${holdsEnding(tx, dates)}`;
    case "unconfirmed":
      return sql`stay.facility_id is not null and (stay.confirmed_on is null or stay.confirmed_on < ${dates.confirmedSince} or facility.to_be_confirmed = 1)`;
    case "overdue":
      return sql`prisoner.id in ${overdueLetters(tx, dates)}`;
    case "silent":
      return sql`stay.facility_id in ${silentFacilities(tx, dates, silentLetters)}`;
  }
}

/**
 * Found by indexes that hold the names alone, so that a search never reads whole rows of everybody. Latin letters are
 * plain ASCII in practice, so the engines agree on their lower case.
 */
function contains(search: string): RawBuilder<boolean> {
  const pattern = anywhere(search);
  return sql`prisoner.id in (
    select named.id from prisoner as named where named.name_search like ${pattern} escape '\\'
    union all select latin.id from prisoner as latin where lower(latin.name_latin) like ${pattern} escape '\\'
    union all select held.prisoner_id from stay as held where held.current = 1 and held.facility_id in (
      select place.id from facility as place where place.name_search like ${pattern} escape '\\'))`;
}
