import type { Tx } from "#db/connection.server";
import { findBySignIn } from "#db/repositories/people";
import { readSignInName } from "~/domain/access/sign-in";
import type { App } from "~/platform/app.server";

/** The account behind a name or e-mail as it was typed; undefined when there is none or it is disabled. */
export async function findAccount(app: App, tx: Tx, typed: string) {
  const by = readSignInName(typed);
  const account = await findBySignIn(
    tx,
    by.kind === "email" ? { emailIndexes: emailIndexes(app, by.email) } : { signInName: by.name },
  );
  return account?.disabledAt === null ? account : undefined;
}

/** What an e-mail is looked up by: a keyed digest, so that the address itself is only stored sealed. */
export function emailIndex(app: App, normalisedEmail: string): string {
  return app.crypto.blindIndex("email", normalisedEmail);
}

/** What it may be stored under while the index key is being changed. */
export function emailIndexes(app: App, normalisedEmail: string): string[] {
  return app.crypto.blindIndexes("email", normalisedEmail);
}

/** Where a person's sealed e-mail belongs. */
export function emailPlace(personId: string) {
  return { table: "person", column: "emailEncrypted", rowId: personId };
}
