import { type Migration, type MigrationProvider, Migrator } from "kysely";
import type { Database } from "../connection.server";
import * as core from "./2026-11-20-core";
import * as desk from "./2026-11-21-desk";
import * as accounts from "./2026-11-30-accounts";
import * as balance from "./2026-11-30-balance";
import * as colleagues from "./2026-11-30-colleagues";
import * as forgetting from "./2026-11-30-forgetting";
import * as parcels from "./2026-11-30-parcels";
import * as people from "./2026-11-30-people";
import * as weights from "./2026-11-30-weights";
import * as winter from "./2026-11-30-winter";
import * as withoutWriters from "./2026-11-30-without-writers";
import * as wantedThings from "./2026-12-01-wanted-things";
import * as writersLeaving from "./2026-12-01-writers-leaving";
import * as agenda from "./2026-12-02-agenda";
import * as suggestionIndex from "./2026-12-02-suggestion-index";

/** Every migration in the order it is applied. Names never change once released. */
const migrations: Record<string, Migration> = {
  "2026-11-20-core": core,
  "2026-11-21-desk": desk,
  "2026-11-30-accounts": accounts,
  "2026-11-30-balance": balance,
  "2026-11-30-colleagues": colleagues,
  "2026-11-30-forgetting": forgetting,
  "2026-11-30-parcels": parcels,
  "2026-11-30-people": people,
  "2026-11-30-weights": weights,
  "2026-11-30-winter": winter,
  "2026-11-30-without-writers": withoutWriters,
  "2026-12-01-wanted-things": wantedThings,
  "2026-12-01-writers-leaving": writersLeaving,
  "2026-12-02-agenda": agenda,
  "2026-12-02-suggestion-index": suggestionIndex,
};

/** Brings a database to the newest schema, in a transaction; returns the names applied now. */
export async function migrateToLatest(db: Database): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/**
 * Brings an empty schema of a PostgreSQL database as far as a migration that the backup of an older version names;
 * throws {@link UnknownMigration} when this version has none of that name.
 */
export async function migrateSchema(db: Database, schema: string, upTo: string): Promise<void> {
  if (!Object.hasOwn(migrations, upTo)) throw new UnknownMigration(upTo);
  const { error } = await migrator(db, schema).migrateTo(upTo);
  if (error) throw error;
}

/** A migration that only a newer version of the program has. */
export class UnknownMigration extends Error {}

/** Names of the migrations a database still lacks. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}

function migrator(db: Database, migrationTableSchema?: string): Migrator {
  const provider: MigrationProvider = { getMigrations: async () => migrations };
  return new Migrator({ db, provider, ...(migrationTableSchema ? { migrationTableSchema } : {}) });
}
