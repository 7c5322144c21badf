import { inSnapshot, type Tx } from "#db/connection.server";
import { sealedColumns } from "#db/encrypted-columns";
import { pairTables } from "#db/pair-tables";
import {
  countAccounts,
  countAudit,
  countDeeds,
  countFamilyLinks,
  countFilled,
  countPairs,
} from "#db/repositories/exposure";
import { countSessions } from "#db/repositories/sessions";
import { findSetting } from "#db/repositories/settings";
import type { Schema } from "#db/schema";
import { dayOf } from "~/domain/dates/instants";
import type { DeedCode } from "~/domain/desk/deeds";
import { LAST_BACKUP } from "~/features/backups/make.server";
import type { App } from "~/platform/app.server";
import { isOpenToOthers } from "~/platform/own-files.server";
import { findBackups } from "./backups-there.server";
import { findKeysOnDisk } from "./keys-on-disk.server";

type Table = keyof Schema;

/** Deeds by which a list left the house as a file. */
const filesTaken = [
  "list-exported",
  "parcels-exported",
  "load-exported",
  "audit-exported",
] as const satisfies readonly DeedCode[];

/** What a seizure would reveal today, as figures of one instant. */
export async function readExposure(app: App, now: Date) {
  return inSnapshot(app.db, async (tx) => {
    const pairs = await countPairs(tx);
    const accounts = await countAccounts(tx);
    const audit = await countAudit(tx);
    return {
      pairs: { open: pairs.open, closed: pairs.closed, oldestOn: pairs.oldestAt && dayOf(pairs.oldestAt) },
      leads: await countLeads(tx),
      blocks: await countFilled(tx, "block", ["pairHmac"]),
      familyLinks: await countFamilyLinks(tx),
      accounts: { ...accounts, withoutEmail: accounts.accounts - accounts.emails },
      sealed: await countSealed(tx),
      audit: { entries: audit.entries, oldestOn: audit.oldestAt && dayOf(audit.oldestAt) },
      sessions: await countSessions(tx, null, now.toISOString()),
      filesTaken: await countDeeds(tx, filesTaken),
      keys: await findKeysOnDisk(app.config),
      readable: await isOpenToOthers(app.config.databaseUrl),
      backups: await findBackups(app.config, await findSetting(tx, LAST_BACKUP)),
    };
  });
}

export type Exposure = Awaited<ReturnType<typeof readExposure>>;

/** Rows of every other table that pairs, which still lead to somebody; what leads only through them is not counted twice. */
async function countLeads(tx: Tx): Promise<{ table: Table; rows: number }[]> {
  const counted: { table: Table; rows: number }[] = [];
  for (const [table, columns] of leadingColumns()) {
    if (table !== "correspondence") counted.push({ table, rows: await countFilled(tx, table, columns) });
  }
  return counted;
}

/** Columns of each table that pairs, which are empty once the pair is erased. */
export function leadingColumns(): [table: Table, columns: string[]][] {
  return (Object.entries(pairTables) as [Table, { columns: Record<string, string> }][]).flatMap(
    ([table, { columns }]): [Table, string[]][] => {
      const leading = Object.keys(columns).filter((column) => columns[column] !== "random");
      return leading.length > 0 ? [[table, leading]] : [];
    },
  );
}

async function countSealed(tx: Tx): Promise<{ table: Table; rows: number }[]> {
  const counted: { table: Table; rows: number }[] = [];
  for (const [table, columns] of sealedColumns) {
    counted.push({ table, rows: await countFilled(tx, table, columns) });
  }
  return counted;
}
