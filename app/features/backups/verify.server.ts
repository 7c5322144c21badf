import { openDatabase } from "#db/connection.server";
import type { Aside } from "#db/copies.server";
import { pendingMigrations } from "#db/migrations";
import { findBrokenStorage } from "#db/repositories/check";
import { canaryOpens } from "~/platform/canaries.server";
import type { FieldCrypto } from "~/platform/crypto/field-crypto.server";
import type { BackupFacts } from "./file.server";

export interface Verified {
  tables: number;
  rows: number;
  /** Migrations that this version of the program has and the copy has not. */
  pending: string[];
  /** Null: the copy has no canary, or no field keys were given. */
  keysOpen: boolean | null;
}

/**
 * Looks whether a restored database is what the backup says it is: storage whole, the same migrations, in every table
 * the same rows, and field keys that open it. Throws {@link NotTheSame} with what is not.
 */
export async function verifyRestored(
  aside: Aside,
  facts: BackupFacts,
  crypto: FieldCrypto | null,
): Promise<Verified> {
  const restored = await aside.readFacts();
  const names = new Set([...Object.keys(facts.tables), ...Object.keys(restored.tables)]);
  const differing = [...names].filter(
    (name) => JSON.stringify(facts.tables[name]) !== JSON.stringify(restored.tables[name]),
  );
  if (restored.migrations.join() !== facts.migrations.join()) differing.push("the migrations applied");
  const db = openDatabase(aside.url);
  try {
    const broken = await findBrokenStorage(db);
    const keysOpen = crypto ? await canaryOpens(db, crypto) : null;
    if (keysOpen === false) differing.push("the canary, which FIELD_KEYS do not open");
    if (differing.length + broken.length > 0) throw new NotTheSame([...differing, ...broken]);
    const rows = Object.values(facts.tables).reduce((sum, table) => sum + table.rows, 0);
    return { tables: names.size, rows, pending: await pendingMigrations(db), keysOpen };
  } finally {
    await db.destroy();
  }
}

/** A restored database is not what was backed up. */
export class NotTheSame extends Error {
  constructor(readonly differing: string[]) {
    super(`differs: ${differing.join("; ")}`);
  }
}
