import { gunzipSync, gzipSync } from "node:zlib";
import type { Row } from "#db/schema";
import type { Answers, FileMapping } from "~/domain/import/kinds";
import { tableLimits } from "~/domain/import/table";
import type { App } from "~/platform/app.server";

/** What was decided about an uploaded file so far. */
export interface Choices {
  fileName: string;
  mapping: FileMapping;
  /** False until somebody looked at the columns. */
  mapped: boolean;
  answers: Answers;
}

/** A file and what was decided about it, as they are kept: sealed, the file compressed. */
export function sealDraft(crypto: App["crypto"], id: string, bytes: Uint8Array, choices: Choices) {
  return {
    fileEncrypted: crypto.seal(gzipSync(bytes).toString("base64"), placeOf(id, "fileEncrypted")),
    choicesEncrypted: sealChoices(crypto, id, choices),
  };
}

export function sealChoices(crypto: App["crypto"], id: string, choices: Choices): string {
  return crypto.seal(JSON.stringify(choices), placeOf(id, "choicesEncrypted"));
}

/** The uploaded bytes; null once the file was imported. */
export function openFile(
  crypto: App["crypto"],
  { id, fileEncrypted }: Pick<Row<"importDraft">, "id" | "fileEncrypted">,
): Uint8Array | null {
  if (fileEncrypted === null) return null;
  const packed = crypto.open(fileEncrypted, placeOf(id, "fileEncrypted"));
  return gunzipSync(Buffer.from(packed, "base64"), { maxOutputLength: tableLimits.bytes });
}

export function openChoices(
  crypto: App["crypto"],
  { id, choicesEncrypted }: Pick<Row<"importDraft">, "id" | "choicesEncrypted">,
): Choices | null {
  if (choicesEncrypted === null) return null;
  return JSON.parse(crypto.open(choicesEncrypted, placeOf(id, "choicesEncrypted"))) as Choices;
}

function placeOf(id: string, column: string) {
  return { table: "importDraft", column, rowId: id };
}
