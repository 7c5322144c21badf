import type { Tx } from "#db/connection.server";
import { insertSecondFactor } from "#db/repositories/second-factors";
import { totpPlace } from "~/features/account/accept-code.server";
import type { App } from "~/platform/app.server";
import { newTotpSecret } from "~/platform/crypto/totp.server";

/** Gives an account an app for codes, of which none is used yet; answers its secret. */
export async function makeSecondFactor(app: App, tx: Tx, personId: string, now: Date): Promise<string> {
  const secret = newTotpSecret();
  await insertSecondFactor(tx, {
    personId,
    totpSecretEncrypted: app.crypto.seal(secret, totpPlace(personId)),
    totpLastStep: 0,
    enrolledAt: now.toISOString(),
  });
  return secret;
}
