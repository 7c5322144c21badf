import type { Status } from "~/domain/prisoners/statuses";
import type { Tx } from "../connection.server";

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
