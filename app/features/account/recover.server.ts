import { inTransaction } from "#db/connection.server";
import { saveCredential } from "#db/repositories/people";
import { consumeRecoveryCode, insertRecoveryCode } from "#db/repositories/recovery-codes";
import { deleteOtherSessions } from "#db/repositories/sessions";
import { generateRecoveryCode, normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { App } from "~/platform/app.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest, randomBelow } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { minutesToWait, unlessBusy, type Wait } from "./attempts.server";
import { findAccount } from "./find-account.server";
import { accountSubject } from "./sign-in.server";

export type RecoveryOutcome = { ok: true; newCode: string } | { ok: false; reason: "wrong" } | Wait;

/** Where the new code waits, sealed, for a form that is sent twice. */
const resultPlace = { table: "idempotencyKey", column: "result", rowId: "recover" };

/**
 * Sets a new password with a recovery code, which is used up, and ends every session. Nobody is signed in by it,
 * so a second factor is asked for as ever. A missing account and a wrong code answer alike.
 */
export async function recover(
  app: App,
  clientAddress: string | null,
  typed: { name: string; code: string; password: string; key: string },
  now: Date,
): Promise<RecoveryOutcome> {
  return unlessBusy(async () => {
    const minutes = await minutesToWait(app, "recover", accountSubject(typed.name), clientAddress, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const secret = await hashPassword(typed.password);
    const codeHash = digest(normaliseRecoveryCode(typed.code));
    const newCode = generateRecoveryCode(randomBelow);
    const at = now.toISOString();
    const { result } = await inTransaction(app.db, async (tx) => {
      const account = await findAccount(app, tx, typed.name);
      const form = { purpose: "recover", personId: account?.id ?? "", key: `${typed.key} ${codeHash}` };
      return once(tx, form, now, async () => {
        if (!account || !(await consumeRecoveryCode(tx, account.id, codeHash, at))) return "";
        await saveCredential(tx, { personId: account.id, kind: "password", secret, changedAt: at });
        await insertRecoveryCode(tx, account.id, digest(normaliseRecoveryCode(newCode)), at);
        await deleteOtherSessions(tx, account.id, null);
        return app.crypto.seal(newCode, resultPlace);
      });
    });
    if (result === "") return { ok: false, reason: "wrong" };
    return { ok: true, newCode: app.crypto.open(result, resultPlace) };
  });
}
