import { findPerson } from "#db/repositories/people";
import type { App } from "~/platform/app.server";
import { emailPlace } from "./find-account.server";

/** What a person signs in with: the generated name or the opened e-mail; the other is null. */
export async function ownNames(
  app: App,
  personId: string,
): Promise<{ signInName: string | null; email: string | null }> {
  const person = await findPerson(app.db, personId);
  const sealed = person?.emailEncrypted ?? null;
  return {
    signInName: person?.signInName ?? null,
    email: sealed === null ? null : app.crypto.open(sealed, emailPlace(personId)),
  };
}
