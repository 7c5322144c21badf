import { type Expression, sql } from "kysely";
import type { Tx } from "../connection.server";
import { isAmong } from "../dialects/lists";
import { type Param, prepared } from "../prepared";
import { anywhere } from "./search";

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
  return cardsAmong(tx, { ids });
}

const cardsAmong = prepared((tx, param: Param<{ ids: readonly string[] }>) =>
  cards(tx)
    .select(CARD_COLUMNS)
    .where(isAmong(tx, "prisoner.id", param("ids"))),
);

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

/** A place in the whole list, by load and, among equals, id. */
export interface ListPosition {
  loadRank: number;
  id: string;
}

interface ListPage {
  /** Only prisoners of these eligibility classes. */
  classIds: readonly number[];
  /** Prisoners left out. */
  except: readonly string[];
  /** A search key, found anywhere in a name or a facility's name; empty takes everybody. */
  search: string;
  after: ListPosition | null;
  limit: number;
}

/**
 * A page of those open for letters, least load first; `after` is the last row of the page before. "Not 0" and "+"
 * have no index, so that nothing tempts SQLite away from the index of the order: it would read everybody and sort.
 */
export async function findOpenPage(tx: Tx, { classIds, except, search, after, limit }: ListPage) {
  if (classIds.length === 0) return [];
  const { loadRank, id } = after ?? { loadRank: -1, id: "" };
  let query = cards(tx)
    .select(CARD_COLUMNS)
    .where("prisonerLoad.open", "<>", 0)
    .where(sql<boolean>`+${sql.ref("prisonerLoad.classId")} in (${sql.join(classIds)})`)
    .where(sql<boolean>`(prisoner_load.load_rank, prisoner_load.prisoner_id) > (${loadRank}, ${id})`);
  if (except.length > 0) query = query.where("prisonerLoad.prisonerId", "not in", except);
  if (search !== "") {
    const pattern = anywhere(search);
    query = query.where((eb) =>
      eb.or([
        contains(eb.ref("prisoner.nameSearch"), pattern),
        contains(eb.ref("facility.nameSearch"), pattern),
      ]),
    );
  }
  return query.orderBy("prisonerLoad.loadRank").orderBy("prisonerLoad.prisonerId").limit(limit).execute();
}

/** Whether there is anybody at all whom letters may be written to. */
export async function isAnybodyOpen(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom("prisonerLoad")
    .select("open")
    .where("open", "=", 1)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const contains = (column: Expression<string>, pattern: string) =>
  sql<boolean>`${column} like ${pattern} escape '\\'`;
