import { sql } from "kysely";
import type { Tx } from "../connection.server";

const CHUNK = 500;

/** Published facts of these prisoners that an import may change, as they stand now, with where `list` names them. */
export async function findStandings(tx: Tx, list: string, prisonerIds: readonly string[]) {
  const found = [];
  for (let from = 0; from < prisonerIds.length; from += CHUNK) {
    found.push(...(await findChunk(tx, list, prisonerIds.slice(from, from + CHUNK))));
  }
  return found;
}

function findChunk(tx: Tx, list: string, prisonerIds: readonly string[]) {
  return tx
    .selectFrom("prisoner")
    .leftJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .leftJoin("facility", "facility.id", "stay.facilityId")
    .leftJoin("recognition", (join) =>
      join.onRef("recognition.prisonerId", "=", "prisoner.id").on("recognition.list", "=", list),
    )
    .leftJoin("consent", (join) =>
      join.on(
        "consent.id",
        "=",
        sql<number>`(select max(newest.id) from consent as newest where newest.prisoner_id = prisoner.id and newest.purpose = 'letters' and newest.withdrawn_at is null)`,
      ),
    )
    .select([
      "prisoner.id",
      "prisoner.name",
      "prisoner.nameDative",
      "prisoner.gender",
      "prisoner.birthDate",
      "prisoner.birthPrecision",
      "prisoner.about",
      "prisoner.articles",
      "prisoner.penalty",
      "prisoner.status",
      "prisoner.rowVersion",
      "prisoner.mergedInto",
      "stay.id as stayId",
      "stay.facilityId",
      "facility.name as facilityName",
      "consent.id as consentId",
      "consent.state as letters",
      "recognition.externalId",
      "recognition.url",
      "recognition.rowDigest",
    ])
    .where("prisoner.id", "in", prisonerIds)
    .execute();
}

export type StandingRow = Awaited<ReturnType<typeof findChunk>>[number];
