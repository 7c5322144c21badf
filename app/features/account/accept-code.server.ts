import type { Tx } from "#db/connection.server";
import { consumeTotpStep, findSecondFactor } from "#db/repositories/second-factors";
import { consumeSpareCode } from "#db/repositories/spare-codes";
import { readTypedCode } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { digest } from "~/platform/crypto/random.server";
import { stepOfCode } from "~/platform/crypto/totp.server";

/** Where the secret of a person's app is stored. */
export function totpPlace(personId: string) {
  return { table: "secondFactor", column: "totpSecretEncrypted", rowId: personId };
}

/**
 * Uses a code of the app up, or a spare one; answers which of the two it was, null when it is neither or was used
 * before. Both are used up by one guarded statement, so that of two requests at once one is refused.
 */
export async function acceptCode(
  app: App,
  tx: Tx,
  personId: string,
  typed: string,
  now: Date,
): Promise<"app" | "spare" | null> {
  const code = readTypedCode(typed);
  if (code.kind === "spare") {
    return (await consumeSpareCode(tx, personId, digest(code.code))) ? "spare" : null;
  }
  const factor = code.kind === "app" ? await findSecondFactor(tx, personId) : undefined;
  if (code.kind !== "app" || !factor) return null;
  const secret = app.crypto.open(factor.totpSecretEncrypted, totpPlace(personId));
  const step = stepOfCode(secret, code.digits, now);
  return step !== null && (await consumeTotpStep(tx, personId, step)) ? "app" : null;
}
