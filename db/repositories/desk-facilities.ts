import { type RawBuilder, sql } from "kysely";
import type { FacilityKind } from "~/domain/facilities/kinds";
import type { Tx } from "../connection.server";
import { byCodePoint } from "../dialects/engine";
import { anywhere } from "./search";

/** Which facilities the desk's table holds; null takes all of them in that respect. */
export interface FacilityFilter {
  show: "unconfirmed" | "no-address" | null;
  kind: FacilityKind | null;
  region: string | null;
  /** A search key (lower case, no ё), found anywhere in a name, or the beginning of a postcode. */
  search: string | null;
}

export interface FacilityOrder {
  by: "name" | "people";
  descending: boolean;
}

export interface FacilityPosition {
  key: string | number;
  id: string;
}

const people = sql<number>`(select count(*) from stay where stay.facility_id = facility.id and stay.current = 1)`;

/** At most `limit` facilities in `order`, after a position or before it; rows read backwards come in order too. */
export async function findFacilityPage(
  tx: Tx,
  filter: FacilityFilter,
  { by, descending }: FacilityOrder,
  from: { position: FacilityPosition; backwards: boolean } | null,
  limit: number,
) {
  const key: RawBuilder<unknown> = by === "name" ? byCodePoint(tx, "facility.nameSearch") : people;
  const down = descending !== (from?.backwards ?? false);
  let query = filtered(tx, filter)
    .select([
      "facility.id",
      "facility.name",
      "facility.nameSearch",
      "facility.kind",
      "facility.regime",
      "facility.region",
      "facility.address",
      "facility.postcode",
      "facility.toBeConfirmed",
      "facility.checkedOn",
    ])
    .select(people.as("people"));
  if (from) {
    const { position } = from;
    const id = sql.ref("facility.id");
    query = query.where(
      sql<boolean>`(${key}, ${id}) ${sql.raw(down ? "<" : ">")} (${position.key}, ${position.id})`,
    );
  }
  const rows = await query
    .orderBy(key, down ? "desc" : "asc")
    .orderBy("facility.id", down ? "desc" : "asc")
    .limit(limit)
    .execute();
  const counted = rows.map((row) => ({ ...row, people: Number(row.people) }));
  return from?.backwards ? counted.reverse() : counted;
}

export type FacilityPageRow = Awaited<ReturnType<typeof findFacilityPage>>[number];

export async function countFacilities(tx: Tx, filter: FacilityFilter): Promise<number> {
  const row = await filtered(tx, filter)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** How many are held at a facility now. */
export async function countPeopleAt(tx: Tx, facilityId: string): Promise<number> {
  const row = await tx
    .selectFrom("stay")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("facilityId", "=", facilityId)
    .where("current", "=", 1)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

function filtered(tx: Tx, { show, kind, region, search }: FacilityFilter) {
  let query = tx.selectFrom("facility").where("facility.mergedInto", "is", null);
  if (show === "unconfirmed") query = query.where("facility.toBeConfirmed", "=", 1);
  if (show === "no-address") {
    query = query.where("facility.address", "=", "").where("facility.postcode", "is", null);
  }
  if (kind !== null) query = query.where("facility.kind", "=", kind);
  if (region !== null) query = query.where("facility.region", "=", region);
  if (search !== null) {
    query = query.where(
      sql<boolean>`(facility.name_search like ${anywhere(search)} escape '\\' or facility.postcode = ${search})`,
    );
  }
  return query;
}
