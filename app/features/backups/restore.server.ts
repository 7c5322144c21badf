import { createReadStream } from "node:fs";
import { isEmptyDatabase, PlaceTaken, restoreAside } from "#db/copies.server";
import { contentKeyOf, openStream } from "~/platform/crypto/backup-crypto.server";
import type { FieldCrypto } from "~/platform/crypto/field-crypto.server";
import { readPlain } from "./file.server";
import { type Verified, verifyRestored } from "./verify.server";

export interface Restored extends Verified {
  madeAt: string;
  /** Where what was there before is kept; null: nothing was there, or nothing was replaced. */
  kept: string | null;
}

/**
 * Restores a backup beside its place, compares it with what the backup says of itself, and puts it there; `only: "check"`
 * ends before that. What is not empty is replaced only when asked, and kept under another name even then.
 */
export async function restoreBackup(
  file: string,
  privateKey: Buffer,
  {
    into,
    only,
    replace,
    crypto,
  }: {
    into: string;
    only: "check" | null;
    replace: boolean;
    crypto: FieldCrypto | null;
  },
): Promise<Restored> {
  if (only === null && !replace && !(await isEmptyDatabase(into))) {
    throw new PlaceTaken(
      "There is a database at that address already. Add --replace to put this one in its place.",
    );
  }
  const { facts, content } = await readPlain(openStream(contentKeyOf(privateKey), createReadStream(file)));
  const aside = await restoreAside(into, facts, content);
  try {
    const verified = await verifyRestored(aside, facts, crypto);
    const kept = only === null ? await aside.moveIn() : null;
    return { ...verified, madeAt: facts.madeAt, kept };
  } finally {
    await aside.discard();
  }
}
