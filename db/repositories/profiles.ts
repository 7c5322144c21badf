import { type Expression, sql } from "kysely";
import type { Tx } from "../connection.server";

const CARD_COLUMNS = [
  "prisoner.id",
  "prisoner.name",
  "prisoner.nameLatin",
  "prisoner.birthDate",
  "prisoner.birthPrecision",
  "prisoner.about",
  "prisoner.languageMask",
  "prisoner.status",
  "prisoner.hideLoad",
  "prisonerLoad.writers",
  "prisonerLoad.loadRank",
  "prisonerLoad.suggestable",
  "facility.id as facilityId",
  "facility.name as facilityName",
  "facility.region",
] as const;

const cards = (tx: Tx) =>
  tx
    .selectFrom("prisoner")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .innerJoin("stay", (join) => join.onRef("stay.prisonerId", "=", "prisoner.id").on("stay.current", "=", 1))
    .innerJoin("facility", "facility.id", "stay.facilityId")
    .where("prisoner.mergedInto", "is", null);

/** What a volunteer may see of these prisoners before claiming them. */
export async function findAllCards(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return cards(tx).select(CARD_COLUMNS).where("prisoner.id", "in", ids).execute();
}

/**
 * A prisoner as a volunteer may see them: while letters are open, or while they write to them.
 * Staff see everyone (`personId` null).
 */
export async function findProfile(tx: Tx, id: string, personId: string | null) {
  let query = cards(tx)
    .select([
      ...CARD_COLUMNS,
      "prisoner.articles",
      "prisoner.penalty",
      "stay.confirmedOn",
      "prisonerLoad.open",
    ])
    .where("prisoner.id", "=", id);
  if (personId !== null) {
    query = query.where((eb) =>
      eb.or([
        eb("prisonerLoad.open", "=", 1),
        eb.exists(
          eb
            .selectFrom("correspondence")
            .select("correspondence.id")
            .where("correspondence.prisonerId", "=", id)
            .where("correspondence.personId", "=", personId),
        ),
      ]),
    );
  }
  return query.executeTakeFirst();
}

/**
 * A page of everyone open for letters, least load first; `after` is the last row of the page before. "Not 0" has no
 * index, so that nothing tempts SQLite away from the index of the order: it would read everybody and sort them.
 */
export async function findOpenPage(
  tx: Tx,
  { search, after, limit }: { search: string; after: { loadRank: number; id: string } | null; limit: number },
) {
  const { loadRank, id } = after ?? { loadRank: -1, id: "" };
  let query = cards(tx)
    .select(CARD_COLUMNS)
    .where("prisonerLoad.open", "<>", 0)
    .where(sql<boolean>`(prisoner_load.load_rank, prisoner_load.prisoner_id) > (${loadRank}, ${id})`);
  if (search !== "") {
    const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
    query = query.where((eb) =>
      eb.or([
        contains(eb.ref("prisoner.nameSearch"), pattern),
        contains(eb.ref("facility.nameSearch"), pattern),
      ]),
    );
  }
  return query.orderBy("prisonerLoad.loadRank").orderBy("prisonerLoad.prisonerId").limit(limit).execute();
}

const contains = (column: Expression<string>, pattern: string) =>
  sql<boolean>`${column} like ${pattern} escape '\\'`;
