import type { Tx } from "#db/connection.server";
import { findBySignIn, insertPersonIfFree, saveCredential } from "#db/repositories/people";
import { insertRecoveryCode } from "#db/repositories/recovery-codes";
import { normaliseRecoveryCode } from "~/domain/access/generated-names";
import type { Language, Role } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { digest, randomId } from "~/platform/crypto/random.server";
import { emailIndex, emailIndexes, emailPlace } from "./find-account.server";
import type { AccessShown } from "./join-answers";

/** An account to be: how its owner chose to sign in, and what they were shown to write down. */
export interface NewAccount {
  role: Role;
  language: Language;
  account: { kind: "generated" } | { kind: "email"; email: string };
  access: AccessShown;
}

/**
 * Stores an account with the hash of its password and its recovery code; answers its id. Null: the name or the e-mail
 * has an account, and nothing was written.
 */
export async function insertAccount(
  app: App,
  tx: Tx,
  { role, language, account, access }: NewAccount,
  secret: string,
  now: Date,
): Promise<string | null> {
  const id = randomId();
  const at = now.toISOString();
  const email = account.kind === "email" ? account.email : null;
  // While the index key is being changed the unique index does not see an account that is stored as before.
  if (email !== null && (await findBySignIn(tx, { emailIndexes: emailIndexes(app, email) }))) return null;
  const isNew = await insertPersonIfFree(tx, {
    id,
    role,
    language,
    signInName: email === null ? access.signInName : null,
    emailEncrypted: email === null ? null : app.crypto.seal(email, emailPlace(id)),
    emailIndex: email === null ? null : emailIndex(app, email),
    createdAt: at,
    disabledAt: null,
    lastSeenOn: at.slice(0, 10),
  });
  if (!isNew) return null;
  await saveCredential(tx, { personId: id, kind: "password", secret, changedAt: at });
  await insertRecoveryCode(tx, id, digest(normaliseRecoveryCode(access.recoveryCode)), at);
  return id;
}
