import { type AliasedExpression, sql } from "kysely";
import type { ConcernDates } from "~/domain/desk/concerns";
import type { Status } from "~/domain/prisoners/statuses";
import type { Tx } from "../connection.server";
import { prepared } from "../prepared";

/** Prisoners open for letters by their number of writers, fewest first; one read of a covering index. */
export async function countByWriters(tx: Tx): Promise<{ writers: number; prisoners: number }[]> {
  return tx
    .selectFrom("prisonerLoad")
    .select(["writers", (eb) => eb.fn.countAll<number>().as("prisoners")])
    .where("open", "=", 1)
    .groupBy("writers")
    .orderBy("writers")
    .execute();
}

/** How many people open for letters have no writer. */
export async function countNobodyWriting(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom("prisonerLoad")
    .select((eb) => eb.fn.countAll<number>().as("prisoners"))
    .where("open", "=", 1)
    .where("writers", "=", 0)
    .executeTakeFirstOrThrow();
  return row.prisoners;
}

/** Prisoner of each hold that is about to end. While a correspondence is held, `dueAt` is the end of its hold. */
export function holdsEnding(tx: Tx, dates: ConcernDates) {
  return tx
    .selectFrom("correspondence")
    .select("correspondence.prisonerId")
    .where("correspondence.dueAt", ">", dates.now)
    .where("correspondence.dueAt", "<=", dates.holdsUntil)
    .where("correspondence.state", "=", "held");
}

/** Prisoner of each letter that is overdue. The state is written out: a partial index serves only what it can read. */
export function overdueLetters(tx: Tx, dates: ConcernDates) {
  return tx
    .selectFrom("letter")
    .select("letter.prisonerId")
    .where(sql<boolean>`letter.state = 'sent'`)
    .where("letter.sentOn", ">=", dates.overdueFrom)
    .where("letter.sentOn", "<=", dates.overdueUntil);
}

/** Facilities where at least `letters` were sent and not one came to a sign of arrival. */
export function silentFacilities(tx: Tx, dates: ConcernDates, letters: number) {
  const sentThere = tx
    .selectFrom("letter")
    .where("letter.facilityId", "=", sql.ref<string>("facility.id"))
    .where("letter.sentOn", ">=", dates.silentFrom)
    .where("letter.sentOn", "<=", dates.silentUntil);
  const arrived = sentThere.select("letter.id").where("letter.state", "in", ["confirmed", "answered"]);
  const last = sentThere
    .select("letter.id")
    .where("letter.state", "<>", "reserved")
    .limit(1)
    .offset(letters - 1);
  return tx
    .selectFrom("facility")
    .select("facility.id")
    .where((eb) => eb.and([eb.exists(last), eb.not(eb.exists(arrived))]));
}

/** How many holds are about to end, and to how many people they belong; people of the `ended` statuses are left out. */
export function countHoldsEnding(tx: Tx, dates: ConcernDates, ended: readonly Status[]) {
  return countWithPeople(tx, holdsEnding(tx, dates).as("found"), ended);
}

/** How many letters are overdue, and to how many people they went; people of the `ended` statuses are left out. */
export function countOverdueLetters(tx: Tx, dates: ConcernDates, ended: readonly Status[]) {
  return countWithPeople(tx, overdueLetters(tx, dates).as("found"), ended);
}

export async function countSilentFacilities(tx: Tx, dates: ConcernDates, letters: number): Promise<number> {
  const row = await silentFacilities(tx, dates, letters)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as("facilities"))
    .executeTakeFirstOrThrow();
  return row.facilities;
}

/** Counts rows that name a prisoner, and the prisoners they name. */
async function countWithPeople(
  tx: Tx,
  found: AliasedExpression<{ prisonerId: string }, "found">,
  ended: readonly Status[],
): Promise<{ count: number; people: number }> {
  return tx
    .selectFrom(found)
    .innerJoin("prisoner", "prisoner.id", "found.prisonerId")
    .where("prisoner.status", "not in", ended)
    .where("prisoner.mergedInto", "is", null)
    .select((eb) => [
      eb.fn.countAll<number>().as("count"),
      eb.fn.count<number>("prisoner.id").distinct().as("people"),
    ])
    .executeTakeFirstOrThrow();
}

/** Regions that have a facility, for the filter of the table; in the order of the alphabet, whatever the engine's. */
export async function findAllRegions(tx: Tx): Promise<string[]> {
  const rows = await regions(tx, {});
  return rows.map((row) => row.region).sort(inRussian.compare);
}

const regions = prepared((tx) =>
  tx.selectFrom("facility").select("region").distinct().where("region", "<>", ""),
);

const inRussian = new Intl.Collator("ru");
