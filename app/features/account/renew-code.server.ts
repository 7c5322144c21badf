import { inTransaction } from "#db/connection.server";
import { findPasswordHash } from "#db/repositories/people";
import { insertRecoveryCode, voidRecoveryCodes } from "#db/repositories/recovery-codes";
import { generateRecoveryCode, normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { verifyPassword } from "~/platform/crypto/passwords.server";
import { digest, randomBelow } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { minutesToWaitAs, unlessBusy, type Wait } from "./attempts.server";

export type CodeRenewal = { ok: true; newCode: string } | { ok: false; reason: "wrong" } | Wait;

/** Where the new code waits, sealed, for a form that is sent twice. */
const resultPlace = { table: "idempotencyKey", column: "result", rowId: "recovery-code" };

/** Makes a new recovery code for somebody signed in who gives their password; those before it hold no longer. */
export async function renewRecoveryCode(
  app: App,
  viewer: Viewer,
  typed: { current: string; key: string },
  now: Date,
): Promise<CodeRenewal> {
  return unlessBusy(async () => {
    const { personId } = viewer;
    const minutes = await minutesToWaitAs(app, personId, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const stored = await findPasswordHash(app.db, personId);
    if (!(await verifyPassword(stored, typed.current))) return { ok: false, reason: "wrong" };
    const newCode = generateRecoveryCode(randomBelow);
    const at = now.toISOString();
    const { result } = await inTransaction(app.db, (tx) =>
      once(tx, { purpose: "recovery-code", personId, key: typed.key }, now, async () => {
        await voidRecoveryCodes(tx, personId, at);
        await insertRecoveryCode(tx, personId, digest(normaliseRecoveryCode(newCode)), at);
        return app.crypto.seal(newCode, resultPlace);
      }),
    );
    return { ok: true, newCode: app.crypto.open(result, resultPlace) };
  });
}
