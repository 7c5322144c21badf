import { type ExpressionBuilder, sql } from "kysely";
import type { Tx } from "../connection.server";
import { type Param, prepared } from "../prepared";
import type { Row, Schema } from "../schema";

/** What the line before these prisoners and their cards rest on, whether a place is known or not. */
const people = (tx: Tx) =>
  tx
    .selectFrom("prisoner")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .where("prisoner.mergedInto", "is", null)
    .select([
      "prisoner.id",
      "prisoner.name",
      "prisoner.nameLatin",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.about",
      "prisoner.languageMask",
      "prisoner.status",
      "prisoner.hideLoad",
      "prisoner.articles",
      "prisoner.penalty",
      "prisoner.createdAt",
      "prisonerLoad.writers",
      "prisonerLoad.loadRank",
      "prisonerLoad.suggestable",
      "prisonerLoad.open",
      "prisonerLoad.seatsTaken",
      "prisonerLoad.cap",
      "stay.confirmedOn",
      "facility.address",
      "facility.postcode",
    ])
    .select([
      sql<string>`coalesce(facility.id, '')`.as("facilityId"),
      sql<string>`coalesce(facility.name, '')`.as("facilityName"),
      sql<string>`coalesce(facility.region, '')`.as("region"),
    ])
    .select((eb) => consentOf(eb).as("consentLetters"));

const consentOf = (eb: ExpressionBuilder<Schema, "prisoner">) =>
  eb
    .selectFrom("consent")
    .select("consent.state")
    .whereRef("consent.prisonerId", "=", "prisoner.id")
    .where("consent.purpose", "=", "letters")
    .where("consent.withdrawnAt", "is", null)
    .orderBy("consent.id", "desc")
    .limit(1);

/** One prisoner with all that decides about their line; nobody where the record went into another. */
export async function findLinePrisoner(tx: Tx, id: string) {
  return people(tx).where("prisoner.id", "=", id).executeTakeFirst();
}

/** Those a volunteer waits for, in the order they began to; not those they write to by now. */
export async function findOwnLine(tx: Tx, personId: string) {
  return ownLine(tx, { personId });
}

const ownLine = prepared((tx, param: Param<{ personId: string }>) =>
  people(tx)
    .innerJoin("lineEntry", "lineEntry.prisonerId", "prisoner.id")
    .select("lineEntry.id as entryId")
    .where("lineEntry.personId", "=", param("personId"))
    .where(isNotWritten)
    .orderBy("lineEntry.id"),
);

const isNotWritten = sql<boolean>`not exists (select 1 from correspondence
  where correspondence.person_id = line_entry.person_id
    and correspondence.prisoner_id = line_entry.prisoner_id and correspondence.state <> 'closed')`;

/** How many stand in line for a prisoner, up to an entry where one is given: closed accounts and writers do not count. */
export async function countInLine(tx: Tx, prisonerId: string, upTo: number | null = null): Promise<number> {
  let query = tx
    .selectFrom("lineEntry")
    .innerJoin("person", "person.id", "lineEntry.personId")
    .select(sql<number>`count(*)`.as("count"))
    .where("lineEntry.prisonerId", "=", prisonerId)
    .where("person.disabledAt", "is", null)
    .where(isNotWritten);
  if (upTo !== null) query = query.where("lineEntry.id", "<=", upTo);
  return Number((await query.executeTakeFirstOrThrow()).count);
}

/** Stands in line once, whoever asks how often; a place once taken is kept. */
export async function insertLineEntry(tx: Tx, row: Omit<Row<"lineEntry">, "id">): Promise<void> {
  await tx
    .insertInto("lineEntry")
    .values(row)
    .onConflict((conflict) => conflict.columns(["prisonerId", "personId"]).doNothing())
    .execute();
}

/** Gives a place in line up; false when there was none. */
export async function deleteLineEntry(tx: Tx, personId: string, prisonerId: string): Promise<boolean> {
  const result = await tx
    .deleteFrom("lineEntry")
    .where("personId", "=", personId)
    .where("prisonerId", "=", prisonerId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Every place in line of an account that closes. */
export async function deleteLinesOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom("lineEntry").where("personId", "=", personId).execute();
}

/**
 * Forgets who waited for prisoners in these statuses, or against whose will letters would be, once that was said before
 * `before`: until then it may be taken back. Answers how many.
 */
export async function deleteLinesOver(tx: Tx, over: readonly string[], before: string): Promise<number> {
  const ended = sql<string>`select prisoner.id from prisoner where prisoner.status in (${sql.join(over)})
    and not exists (select 1 from status_change where status_change.prisoner_id = prisoner.id
      and status_change.recorded_at >= ${before})`;
  const refused = sql<string>`select consent.prisoner_id from consent where consent.purpose = 'letters'
    and consent.state = 'refused' and consent.recorded_at < ${before}
    and not exists (select 1 from consent as newer where newer.prisoner_id = consent.prisoner_id
      and newer.purpose = 'letters' and newer.withdrawn_at is null and newer.id > consent.id)
    and consent.withdrawn_at is null`;
  const result = await tx
    .deleteFrom("lineEntry")
    .where(sql<boolean>`prisoner_id in (${ended}) or prisoner_id in (${refused})`)
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** A place in the list, newest record first. */
export interface LinePosition {
  createdAt: string;
  id: string;
}

interface LinePage {
  statuses: { withAddress: readonly string[]; withoutAddress: readonly string[] };
  languageMask: number;
  /** Prisoners left out. */
  except: readonly string[];
  /** A search key, found anywhere in a name; empty takes everybody. */
  pattern: string | null;
  after: LinePosition | null;
  limit: number;
}

/** A page of those without an address whom somebody with these languages might wait for, newest record first. */
export async function findLinePage(tx: Tx, page: LinePage) {
  const { statuses, languageMask, except, pattern, after, limit } = page;
  let query = people(tx)
    .where("prisonerLoad.open", "=", 0)
    .where(sql<boolean>`(prisoner.language_mask & ${languageMask}) <> 0`)
    .where((eb) =>
      eb.or([
        eb("prisoner.status", "in", statuses.withAddress as never),
        eb.and([
          eb("prisoner.status", "in", statuses.withoutAddress as never),
          sql<boolean>`coalesce(facility.address, '') = ''`,
          eb("facility.postcode", "is", null),
        ]),
      ]),
    )
    .where((eb) => eb(consentOf(eb), "in", ["given", "presumed"]));
  if (except.length > 0) query = query.where("prisoner.id", "not in", except);
  if (pattern !== null) query = query.where(sql<boolean>`prisoner.name_search like ${pattern} escape '\\'`);
  if (after !== null) {
    query = query.where(
      sql<boolean>`(prisoner.created_at < ${after.createdAt} or (prisoner.created_at = ${after.createdAt} and prisoner.id > ${after.id}))`,
    );
  }
  return query.orderBy("prisoner.createdAt", "desc").orderBy("prisoner.id").limit(limit).execute();
}
