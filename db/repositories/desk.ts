import { sql } from "kysely";
import type { ConcernDates } from "~/domain/desk/concerns";
import type { Status } from "~/domain/prisoners/statuses";
import type { Tx } from "../connection.server";

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

/** How many holds, letters and facilities the desk should look after; people in none of `statuses` are left out. */
export async function countConcerns(
  tx: Tx,
  dates: ConcernDates,
  { statuses, silentLetters }: { statuses: readonly Status[]; silentLetters: number },
): Promise<{ holds: number; letters: number; facilities: number }> {
  const rows = [
    holdsEnding(tx, dates)
      .innerJoin("prisoner", "prisoner.id", "correspondence.prisonerId")
      .where("prisoner.status", "in", statuses)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as("count")),
    overdueLetters(tx, dates)
      .innerJoin("prisoner", "prisoner.id", "letter.prisonerId")
      .where("prisoner.status", "in", statuses)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as("count")),
    silentFacilities(tx, dates, silentLetters)
      .clearSelect()
      .select((eb) => eb.fn.countAll<number>().as("count")),
  ];
  const [holds, letters, facilities] = await Promise.all(rows.map((row) => row.executeTakeFirstOrThrow()));
  return { holds: holds?.count ?? 0, letters: letters?.count ?? 0, facilities: facilities?.count ?? 0 };
}

/** Regions that have a facility, for the filter of the table. */
export async function findAllRegions(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom("facility")
    .select("region")
    .distinct()
    .where("region", "<>", "")
    .orderBy("region")
    .execute();
  return rows.map((row) => row.region);
}
