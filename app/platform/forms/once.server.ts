import type { Tx } from "#db/connection.server";
import { findResult, reserveKey, storeResult } from "#db/repositories/idempotency";
import { digest } from "~/platform/crypto/random.server";

/**
 * Does `work` once for a form's key, inside the caller's transaction. The second of two identical submissions
 * does nothing and is answered with the first one's result (a short text such as an id).
 */
export async function once(
  tx: Tx,
  form: { purpose: string; personId: string; key: string },
  now: Date,
  work: () => Promise<string>,
): Promise<{ result: string; repeated: boolean }> {
  const keyHash = digest(`${form.purpose}\0${form.personId}\0${form.key}`);
  if (!(await reserveKey(tx, keyHash, now.toISOString()))) {
    return { result: (await findResult(tx, keyHash)) ?? "", repeated: true };
  }
  const result = await work();
  await storeResult(tx, keyHash, result);
  return { result, repeated: false };
}
