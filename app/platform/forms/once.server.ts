import type { Tx } from "#db/connection.server";
import { findResult, reserveKey, storeResult } from "#db/repositories/idempotency";
import { digest } from "~/platform/crypto/random.server";

interface SentForm {
  purpose: string;
  personId: string;
  key: string;
}

/**
 * Does `work` once for a form's key, inside the caller's transaction. The second of two identical submissions
 * does nothing and is answered with the first one's result (a short text such as an id).
 */
export async function once(
  tx: Tx,
  form: SentForm,
  now: Date,
  work: () => Promise<string>,
): Promise<{ result: string; repeated: boolean }> {
  const keyHash = hashOf(form);
  if (!(await reserveKey(tx, keyHash, now.toISOString()))) {
    return { result: (await findResult(tx, keyHash)) ?? "", repeated: true };
  }
  const result = await work();
  await storeResult(tx, keyHash, result);
  return { result, repeated: false };
}

/** The result of a form that was sent before; null when it is new. */
export function resultOf(tx: Tx, form: SentForm): Promise<string | null> {
  return findResult(tx, hashOf(form));
}

function hashOf({ purpose, personId, key }: SentForm): string {
  return digest(`${purpose}\0${personId}\0${key}`);
}
