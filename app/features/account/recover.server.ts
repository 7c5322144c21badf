import { inTransaction } from "#db/connection.server";
import { holdOpenAccount, saveCredential } from "#db/repositories/people";
import { consumeRecoveryCode, hasRecoveryCode, insertRecoveryCode } from "#db/repositories/recovery-codes";
import { hasSecondFactor } from "#db/repositories/second-factors";
import { deleteOtherSessions } from "#db/repositories/sessions";
import { generateRecoveryCode, normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { PlainKey } from "~/i18n/message-keys";
import type { App } from "~/platform/app.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest, randomBelow } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { minutesToWaitFrom, unlessBusy, type Wait } from "./attempts.server";
import { findAccount } from "./find-account.server";
import { choiceProblem } from "./password-choice.server";

export type RecoveryOutcome =
  | { ok: true; newCode: string }
  | { ok: false; reason: "wrong" }
  /** Said only past a right code, which is not used up by it. */
  | { ok: false; reason: "refused"; problem: PlainKey }
  | Wait;

/** Where the new code waits, sealed, for a form that is sent twice. */
const resultPlace = { table: "idempotencyKey", column: "result", rowId: "recover" };

/**
 * Sets a new password with a recovery code, which is used up, and ends every session. Nobody is signed in by it,
 * so a second factor is asked for as ever. A missing account and a wrong code answer alike. A code cannot be guessed
 * (125 bits), so only wrong ones are counted: nobody's attempts keep a right one from being heard.
 */
export async function recover(
  app: App,
  clientAddress: string | null,
  typed: { name: string; code: string; password: string; key: string },
  now: Date,
): Promise<RecoveryOutcome> {
  return unlessBusy(async () => {
    const codeHash = digest(normaliseRecoveryCode(typed.code));
    const named = await findAccount(app, app.db, typed.name);
    const isCode = await hasRecoveryCode(app.db, named?.id ?? "", codeHash);
    if (!named || !isCode) return refuse(app, clientAddress, now);
    const factor = { hasSecondFactor: await hasSecondFactor(app.db, named.id) };
    const problem = choiceProblem(typed.password, [typed.name], factor);
    if (problem) return { ok: false, reason: "refused", problem };
    const secret = await hashPassword(typed.password);
    const newCode = generateRecoveryCode(randomBelow);
    const at = now.toISOString();
    const { result } = await inTransaction(app.db, async (tx) => {
      const account = await findAccount(app, tx, typed.name);
      const form = { purpose: "recover", personId: account?.id ?? "", key: `${typed.key} ${codeHash}` };
      return once(tx, form, now, async () => {
        if (!account || !(await holdOpenAccount(tx, account.id))) return "";
        if (!(await consumeRecoveryCode(tx, account.id, codeHash, at))) return "";
        await saveCredential(tx, { personId: account.id, kind: "password", secret, changedAt: at });
        await insertRecoveryCode(tx, account.id, digest(normaliseRecoveryCode(newCode)), at);
        await deleteOtherSessions(tx, account.id, null);
        return app.crypto.seal(newCode, resultPlace);
      });
    });
    if (result === "") return refuse(app, clientAddress, now);
    return { ok: true, newCode: app.crypto.open(result, resultPlace) };
  });
}

async function refuse(app: App, clientAddress: string | null, now: Date): Promise<RecoveryOutcome> {
  const minutes = await minutesToWaitFrom(app, "recover", clientAddress, now);
  return minutes === null ? { ok: false, reason: "wrong" } : { ok: false, reason: "wait", minutes };
}
