import type { Schema } from "./schema";

export interface EncryptedColumn {
  table: keyof Schema;
  column: string;
  /** The column whose value is bound into the ciphertext as the row's id. */
  id: string;
  /** What is bound in instead, where a value is not bound to its row: one of these. */
  bound?: readonly string[];
}

/**
 * Every column that holds sealed values (`platform/crypto`). Changing keys goes through this list; a column that is
 * named `…Encrypted`, or that a use case seals, and is missing here fails a test.
 */
export const encryptedColumns: readonly EncryptedColumn[] = [
  { table: "person", column: "emailEncrypted", id: "id" },
  { table: "secondFactor", column: "totpSecretEncrypted", id: "personId" },
  { table: "invitation", column: "noteEncrypted", id: "id" },
  { table: "colleagueInvitation", column: "noteEncrypted", id: "id" },
  { table: "writerPermit", column: "noteEncrypted", id: "id" },
  { table: "need", column: "textEncrypted", id: "id" },
  { table: "measurement", column: "valueEncrypted", id: "id" },
  { table: "wantedThing", column: "thingEncrypted", id: "id" },
  { table: "moveReport", column: "placeEncrypted", id: "id" },
  { table: "report", column: "textEncrypted", id: "id" },
  { table: "farewell", column: "noteEncrypted", id: "id" },
  { table: "succession", column: "noteEncrypted", id: "id" },
  { table: "parcel", column: "trackingEncrypted", id: "id" },
  { table: "parcelItem", column: "textEncrypted", id: "id" },
  { table: "parcelFact", column: "factEncrypted", id: "id" },
  { table: "privateNote", column: "textEncrypted", id: "id" },
  { table: "ruleOverride", column: "noteEncrypted", id: "id" },
  { table: "deskView", column: "nameEncrypted", id: "id" },
  { table: "sheetWriter", column: "labelEncrypted", id: "id" },
  { table: "importDraft", column: "fileEncrypted", id: "id" },
  { table: "importDraft", column: "choicesEncrypted", id: "id" },
  {
    table: "idempotencyKey",
    column: "result",
    id: "keyHash",
    bound: ["recover", "recovery-code", "spare-codes"],
  },
];

/** The columns of a table whose text only the field keys open; those sealed for a few minutes are left out. */
export const sealedColumns: ReadonlyMap<keyof Schema, readonly string[]> = new Map(
  encryptedColumns
    .filter(({ bound }) => !bound)
    .map(({ table }) => [
      table,
      encryptedColumns.filter((each) => each.table === table).map(({ column }) => column),
    ]),
);
