import type { Tx } from "#db/connection.server";
import { continueIdsOf, findLastId, insertAll, type NumberedTable } from "#db/repositories/bulk";
import type { NewRow, Schema } from "#db/schema";

/** Tables a story is written to; each comes after those its rows point to. */
const order = [
  "person",
  "volunteerProfile",
  "volunteerNumber",
  "facility",
  "facilityChannel",
  "prisoner",
  "consent",
  "recognition",
  "externalLoad",
  "statusChange",
  "stay",
  "addressConfirmation",
  "familyLink",
  "parcel",
  "parcelItem",
  "itemPledge",
  "parcelPacker",
  "correspondence",
  "letter",
  "reply",
  "receipt",
  "receiptLine",
  "letterEvent",
] as const satisfies readonly (keyof Schema)[];

type Table = (typeof order)[number];
const numbered = [
  "stay",
  "parcelItem",
  "letter",
  "reply",
  "receipt",
  "receiptLine",
] as const satisfies NumberedTable[];
type Numbered = (typeof numbered)[number];

/** Rows collected in memory, to be written together. */
export interface Sheet {
  add<Name extends Table>(table: Name, row: NewRow<Name>): void;
  /** An id nobody else has, for a row to be added. */
  nextId(table: Numbered): number;
  /** How many rows wait for a table. */
  count(table: Table): number;
  /** Writes everything collected and begins anew; answers the number of rows. */
  write(tx: Tx): Promise<number>;
}

/** An empty sheet whose ids go on where the database stands. Nobody else may write meanwhile. */
export async function openSheet(tx: Tx): Promise<Sheet> {
  const rows = new Map<Table, unknown[]>(order.map((table) => [table, []]));
  const lastIds = new Map<Numbered, number>();
  for (const table of numbered) lastIds.set(table, await findLastId(tx, table));

  return {
    add: (table, row) => void rows.get(table)?.push(row),
    nextId(table) {
      const id = (lastIds.get(table) ?? 0) + 1;
      lastIds.set(table, id);
      return id;
    },
    count: (table) => rows.get(table)?.length ?? 0,
    async write(tx) {
      let written = 0;
      for (const table of order) {
        const waiting = rows.get(table) ?? [];
        await insertAll(tx, table, waiting as NewRow<typeof table>[]);
        written += waiting.length;
        rows.set(table, []);
      }
      for (const table of numbered) await continueIdsOf(tx, table);
      return written;
    },
  };
}
