import type { ExpressionBuilder } from "kysely";
import type { ExternalBand } from "~/domain/export/load-exchange";
import type { Status } from "~/domain/prisoners/statuses";
import type { Tx } from "../connection.server";
import type { NewRow, Schema } from "../schema";

const CHUNK = 500;

/** Lists that recognise anybody, with how many whose load may be told. */
export async function findLoadLists(tx: Tx, except: readonly Status[]) {
  return told(tx, except)
    .select((eb) => ["recognition.list", eb.fn.countAll<number>().as("count")])
    .groupBy("recognition.list")
    .orderBy("recognition.list")
    .execute();
}

/** Whom a list recognises, with their living writers, by id after `after`, at most `limit`. */
export async function findToldLoads(
  tx: Tx,
  list: string,
  { after, limit, except }: { after: string; limit: number; except: readonly Status[] },
) {
  return told(tx, except)
    .select(["recognition.externalId", "prisonerLoad.writers"])
    .where("recognition.list", "=", list)
    .where("recognition.externalId", ">", after)
    .orderBy("recognition.externalId")
    .limit(limit)
    .execute();
}

/** Whoever wished their load hidden is told of to nobody. */
function told(tx: Tx, except: readonly Status[]) {
  return tx
    .selectFrom("recognition")
    .innerJoin("prisoner", "prisoner.id", "recognition.prisonerId")
    .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
    .where("prisoner.mergedInto", "is", null)
    .where("prisoner.hideLoad", "=", 0)
    .where("prisoner.status", "not in", except);
}

/** The campaigns and lists that told of any load before, by name. */
export async function findLoadTellers(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom("externalLoad").select("list").distinct().orderBy("list").execute();
  return rows.map(({ list }) => list);
}

/** Whom recognitions of these lists mean, and the load that `from` told of them before. */
export async function findRecognisedLoads(tx: Tx, lists: readonly string[], from: string) {
  if (lists.length === 0) return [];
  return tx
    .selectFrom("recognition")
    .innerJoin("prisoner", "prisoner.id", "recognition.prisonerId")
    .leftJoin("externalLoad", (join) =>
      join.onRef("externalLoad.prisonerId", "=", "prisoner.id").on("externalLoad.list", "=", from),
    )
    .select([
      "recognition.list",
      "recognition.externalId",
      "prisoner.id as prisonerId",
      "externalLoad.band",
      "externalLoad.asOf",
    ])
    .where("recognition.list", "in", lists)
    .where("prisoner.mergedInto", "is", null)
    .execute();
}

/** Writes what a campaign told of these people over what it told before. */
export async function saveExternalLoads(tx: Tx, loads: readonly NewRow<"externalLoad">[]): Promise<void> {
  for (let from = 0; from < loads.length; from += CHUNK) {
    await tx
      .insertInto("externalLoad")
      .values(loads.slice(from, from + CHUNK))
      .onConflict((conflict) =>
        conflict.columns(["prisonerId", "list"]).doUpdateSet((eb) => ({
          band: eb.ref("excluded.band"),
          asOf: eb.ref("excluded.asOf"),
        })),
      )
      .execute();
  }
}

/** A told load as it is kept for the way back; empty for none. */
export function loadText({ band, asOf }: { band: string | null; asOf: string | null }): string {
  return band === null || asOf === null ? "" : `${band} ${asOf}`;
}

/** Puts one told load in the place of another where that one still stands; answers for whom. */
export async function replaceExternalLoads(
  tx: Tx,
  list: string,
  prisonerIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const [band, asOf] = from.split(" ") as [ExternalBand, string];
  const [newBand, newAsOf] = to.split(" ") as [ExternalBand, string];
  const still = (eb: ExpressionBuilder<Schema, "externalLoad">) =>
    eb.and([
      eb("list", "=", list),
      eb("prisonerId", "in", prisonerIds),
      eb("band", "=", band),
      eb("asOf", "=", asOf),
    ]);
  const rows =
    to === ""
      ? await tx.deleteFrom("externalLoad").where(still).returning("prisonerId").execute()
      : await tx
          .updateTable("externalLoad")
          .set({ band: newBand, asOf: newAsOf })
          .where(still)
          .returning("prisonerId")
          .execute();
  return rows.map((row) => row.prisonerId);
}
