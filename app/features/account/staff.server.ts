import { inTransaction } from "#db/connection.server";
import { insertPersonIfFree, saveCredential } from "#db/repositories/people";
import { insertRecoveryCode } from "#db/repositories/recovery-codes";
import { normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { Language } from "~/domain/access/roles";
import { recordServerDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest, randomId } from "~/platform/crypto/random.server";
import { closeAccount } from "./close-account.server";
import { findAccount } from "./find-account.server";
import { newAccess } from "./join.server";
import type { AccessShown } from "./join-answers";

/** Makes an account for the desk by a command on the server; the answer is all that ever shows its passphrase and recovery code. */
export async function createStaff(
  app: App,
  role: "coordinator" | "admin",
  language: Language,
  now: Date,
): Promise<AccessShown> {
  const access = newAccess();
  const secret = await hashPassword(access.passphrase);
  const id = randomId();
  const at = now.toISOString();
  const isMade = await inTransaction(app.db, async (tx) => {
    const isNew = await insertPersonIfFree(tx, {
      id,
      role,
      language,
      signInName: access.signInName,
      emailEncrypted: null,
      emailIndex: null,
      createdAt: at,
      disabledAt: null,
      lastSeenOn: at.slice(0, 10),
    });
    if (!isNew) return false;
    await saveCredential(tx, { personId: id, kind: "password", secret, changedAt: at });
    await insertRecoveryCode(tx, id, digest(normaliseRecoveryCode(access.recoveryCode)), at);
    await recordServerDeed(tx, { action: "account-created", subjectId: id, detail: { role } }, now);
    return true;
  });
  return isMade ? access : createStaff(app, role, language, now);
}

/** Closes an account by its name or e-mail, by a command on the server. False: there is none that is open. */
export async function disableAccount(app: App, name: string, now: Date): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    const account = await findAccount(app, tx, name);
    if (!account || !(await closeAccount(tx, account.id, now))) return false;
    await recordServerDeed(tx, { action: "account-disabled", subjectId: account.id }, now);
    return true;
  });
}
