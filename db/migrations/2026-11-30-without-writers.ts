import { type Kysely, sql } from "kysely";

/** Since when somebody has been without a living correspondent, beside the load, in an order the desk can walk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable("prisonerLoad")
    .addColumn("aloneSince", "text", (c) => c.notNull().defaultTo(NOT_ALONE))
    .execute();
  for (const { id, since } of await findAlone(db)) {
    await sql`update prisoner_load set alone_since = ${since} where prisoner_id = ${id}`.execute(db);
  }
  await db.schema
    .createIndex("prisoner_load_alone")
    .on("prisonerLoad")
    .columns(["aloneSince", "prisonerId"])
    .execute();
}

/** Whoever is not alone comes after all who are. */
const NOT_ALONE = "9999-12-31";
const DORMANT_AFTER_DAYS = 120;
const FRESH_DAYS = 60;
const DAY_MS = 86_400_000;

async function findAlone(db: Kysely<unknown>): Promise<{ id: string; since: string }[]> {
  const { rows } = await sql<{
    id: string;
    createdAt: string;
    lastLetterOn: string | null;
    rhythmDays: number | null;
    closedAt: string | null;
  }>`
    select prisoner.id, prisoner.created_at, thread.last_letter_on, thread.rhythm_days, thread.closed_at
    from prisoner_load
    join prisoner on prisoner.id = prisoner_load.prisoner_id
    left join correspondence as thread on thread.prisoner_id = prisoner.id and thread.last_letter_on is not null
    where prisoner_load.writers = 0`.execute(db);
  const since = new Map<string, string>();
  for (const { id, createdAt, lastLetterOn, rhythmDays, closedAt } of rows) {
    const lived = lastLetterOn === null ? "" : livedUntil(lastLetterOn, rhythmDays, closedAt);
    const latest = [since.get(id) ?? "", createdAt.slice(0, 10), lived].sort().at(-1) ?? "";
    since.set(id, latest);
  }
  return [...since].map(([id, day]) => ({ id, since: day }));
}

function livedUntil(lastLetterOn: string, rhythmDays: number | null, closedAt: string | null): string {
  const days = Math.max(DORMANT_AFTER_DAYS, 2 * (rhythmDays ?? 0) + DORMANT_AFTER_DAYS - FRESH_DAYS);
  const dormantOn = new Date(Date.parse(lastLetterOn) + days * DAY_MS).toISOString().slice(0, 10);
  return closedAt !== null && closedAt.slice(0, 10) < dormantOn ? closedAt.slice(0, 10) : dormantOn;
}
