import type { CopyFacts, Snapshot } from "#db/copies.server";
import { ByteReader } from "~/platform/byte-reader.server";
import { BackupUnreadable } from "~/platform/crypto/backup-crypto.server";

/** What a backup says of itself, in front of its content and encrypted with it. */
export interface BackupFacts extends CopyFacts {
  format: 1;
  madeAt: string;
}

/** The plain bytes of a backup: the length of the facts, the facts as JSON, then the content. */
export async function* writePlain(snapshot: Snapshot, madeAt: Date): AsyncGenerator<Buffer> {
  const facts: BackupFacts = { format: 1, madeAt: madeAt.toISOString(), ...snapshot.facts };
  const text = Buffer.from(JSON.stringify(facts));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(text.length);
  yield Buffer.concat([length, text]);
  yield* snapshot.content;
}

/** Reads the facts; `content` goes on where they end. */
export async function readPlain(
  plain: AsyncIterable<Buffer>,
): Promise<{ facts: BackupFacts; content: AsyncIterable<Buffer> }> {
  const reader = new ByteReader(plain);
  const length = await reader.read(LENGTH_BYTES);
  const text = length && (await reader.read(length.readUInt32BE(0)));
  if (!text) throw new BackupUnreadable("damaged");
  return { facts: JSON.parse(text.toString()) as BackupFacts, content: reader.rest() };
}

const LENGTH_BYTES = 4;
