import { type RawBuilder, sql } from "kysely";
import type { VolunteerConcern, VolunteerDates } from "~/domain/desk/volunteer-concerns";
import type { Tx } from "../connection.server";
import { byCodePoint } from "../dialects/engine";

/** Which volunteers the desk's table holds; null takes everybody in that respect. */
export interface VolunteerFilter {
  concern: VolunteerConcern | null;
  dates: VolunteerDates;
  /** The number behind a handle, or the beginning of the key of a signature; closed accounts are found too. */
  search: { number: number | null; signatureKey: string } | null;
}

export interface VolunteerOrder {
  by: "joined" | "open";
  descending: boolean;
}

/** A row's place in an order: the figure it is sorted by and, among equals, whose it is. */
export interface VolunteerPosition {
  key: number;
  id: string;
}

/** At most `limit` volunteers in `order`, after a position or before it; rows read backwards come in order too. */
export async function findVolunteerPage(
  tx: Tx,
  filter: VolunteerFilter,
  { by, descending }: VolunteerOrder,
  from: { position: VolunteerPosition; backwards: boolean } | null,
  limit: number,
) {
  const down = descending !== (from?.backwards ?? false);
  const keys = sortKeys[by];
  let query = filtered(tx, filter)
    .innerJoin("person", "person.id", "volunteerProfile.personId")
    .where("person.role", "not in", otherRoles)
    .select([
      "volunteerNumber.id as number",
      "volunteerProfile.personId",
      "volunteerProfile.languageMask",
      "volunteerProfile.ways",
      "volunteerProfile.postsFrom",
      "volunteerProfile.capacity",
      "volunteerProfile.openCount",
      "volunteerProfile.trust",
      "volunteerProfile.closed",
      "person.createdAt",
    ]);
  if (from) {
    const { key, id } = from.position;
    const place = by === "joined" ? sql`(${key})` : sql`(${key}, ${id})`;
    query = query.where(sql<boolean>`(${sql.join(keys)}) ${sql.raw(down ? "<" : ">")} ${place}`);
  }
  for (const key of keys) query = query.orderBy(key, down ? "desc" : "asc");
  const rows = await query.limit(limit).execute();
  return from?.backwards ? rows.reverse() : rows;
}

/** Said as "not in", which tempts SQLite to begin with the persons less than "is a volunteer" does. */
const otherRoles = ["family", "translator", "coordinator", "admin"] as const;

export type VolunteerPageRow = Awaited<ReturnType<typeof findVolunteerPage>>[number];

/** The primary key of the numbers, and the index volunteer_profile_open. */
const sortKeys: Record<VolunteerOrder["by"], RawBuilder<unknown>[]> = {
  joined: [sql`volunteer_number.id`],
  open: [sql`volunteer_profile.open_count`, sql`volunteer_profile.person_id`],
};

function filtered(tx: Tx, filter: VolunteerFilter) {
  const query = tx
    .selectFrom("volunteerNumber")
    .innerJoin("volunteerProfile", "volunteerProfile.personId", "volunteerNumber.personId");
  return query.where(ofConcern(filter)).where(ofSearch(tx, filter));
}

/** Closed and trusted are asked for so that no index of theirs tempts SQLite away from the order. */
function ofConcern({ concern, dates, search }: VolunteerFilter): RawBuilder<boolean> {
  switch (concern) {
    case null:
      return search === null ? sql`volunteer_profile.closed <> 1` : sql`1 = 1`;
    case "closed":
      return sql`volunteer_profile.closed = 1`;
    case "new":
    case "known":
      return sql`volunteer_profile.closed <> 1 and volunteer_profile.trust || '' = ${concern}`;
    case "full":
      return sql`volunteer_profile.open_count >= volunteer_profile.capacity`;
    default:
      return sql`volunteer_profile.person_id in (${personsOf(concern, dates)})`;
  }
}

function ofSearch(tx: Tx, { search }: VolunteerFilter): RawBuilder<boolean> {
  if (search === null) return sql`1 = 1`;
  const { number, signatureKey } = search;
  const key = byCodePoint(tx, "correspondence.signatureKey");
  const signed = sql`select person_id from correspondence where ${key} >= ${signatureKey} and ${key} < ${`${signatureKey}\u{10FFFF}`}`;
  const numbered = sql`select person_id from volunteer_number where id = ${number ?? 0}`;
  if (signatureKey === "") return sql`volunteer_profile.person_id in (${numbered})`;
  return sql`volunteer_profile.person_id in (${numbered} union ${signed})`;
}

type Found = Exclude<VolunteerConcern, "new" | "known" | "full" | "closed">;

/**
 * Persons behind a number, read from an index; the conditions are written out as the partial indexes state them. An
 * instant after nothing, and reports asked for first, keep SQLite from reading everybody in the order of persons.
 */
function personsOf(concern: Found, { now, holdsUntil, silentBefore }: VolunteerDates) {
  switch (concern) {
    case "dormant":
      return sql`select person_id from correspondence where state = 'active' and weight_milli = 0 and coalesce(last_letter_on, claimed_at) > ''`;
    case "silent":
      return sql`select person_id from correspondence where state = 'active' and weight_milli > 0 and coalesce(last_letter_on, claimed_at) < ${silentBefore}`;
    case "holds":
      return sql`select person_id from correspondence where due_at > ${now} and due_at <= ${holdsUntil} and state = 'held'`;
    case "reported":
      return sql`select person_id from correspondence where id in (select correspondence_id from report where decided_at is null)`;
  }
}

/** How many volunteers a filter leaves. */
export async function countVolunteersOf(tx: Tx, filter: VolunteerFilter): Promise<number> {
  const row = await filtered(tx, filter)
    .select((eb) => eb.fn.countAll<number>().as("volunteers"))
    .executeTakeFirstOrThrow();
  return Number(row.volunteers);
}

/** How many accounts are open and closed, by trust; one read of a covering index. */
export function countByTrust(tx: Tx) {
  return tx
    .selectFrom("volunteerProfile")
    .select(["closed", "trust", (eb) => eb.fn.countAll<number>().as("volunteers")])
    .groupBy(["closed", "trust"])
    .execute();
}

/** How many volunteers there are behind each number that only correspondences and reports tell. */
export async function countByConcern(
  tx: Tx,
  concern: Found | "full",
  dates: VolunteerDates,
): Promise<number> {
  const persons =
    concern === "full"
      ? sql`select person_id from volunteer_profile where open_count >= capacity`
      : personsOf(concern, dates);
  const row = await tx
    .selectFrom(sql<{ personId: string }>`(${persons})`.as("found"))
    .select((eb) => eb.fn.count<number>("found.personId").distinct().as("volunteers"))
    .executeTakeFirstOrThrow();
  return Number(row.volunteers);
}

/** What is open with these volunteers. */
export async function findOpenOfAll(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return tx
    .selectFrom("correspondence")
    .select(["personId", "state", "weightMilli", "claimedAt", "holdUntil", "lastLetterOn"])
    .where("personId", "in", personIds)
    .where("state", "<>", "closed")
    .execute();
}

/** The day of the last letter of each of these volunteers who has written one. */
export async function findLastLettersOf(tx: Tx, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return tx
    .selectFrom("correspondence")
    .select(["personId", (eb) => eb.fn.max("lastLetterOn").as("lastLetterOn")])
    .where("personId", "in", personIds)
    .where("lastLetterOn", "is not", null)
    .groupBy("personId")
    .execute();
}

/** Which of these volunteers a report about whom is not decided. */
export async function findReportedOf(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .selectFrom("report")
    .innerJoin("correspondence", "correspondence.id", "report.correspondenceId")
    .select("correspondence.personId")
    .distinct()
    .where("report.decidedAt", "is", null)
    .where("correspondence.personId", "in", personIds)
    .execute();
  return rows.flatMap(({ personId }) => personId ?? []);
}
