import type { Tx } from "#db/connection.server";
import { findAllOfWriter } from "#db/repositories/correspondence";
import { deletePerson, isLastAdmin, lockAccounts } from "#db/repositories/erasure";
import { findPerson } from "#db/repositories/people";
import { closeAccount } from "~/features/account/close-account.server";
import { erasePair, eraseTies } from "./erase-pair.server";

/**
 * Deletes an account for good: what is open is closed and its places are free at once, and who it wrote to is erased at
 * once as well, not after 90 days. Answers false for the only admin, without whom nobody could run the house, and for
 * whoever is not there. Runs inside `retrying`.
 */
export async function eraseAccount(tx: Tx, personId: string, now: Date): Promise<boolean> {
  const person = await findPerson(tx, personId);
  if (!person) return false;
  if (person.role === "admin") {
    await lockAccounts(tx);
    if (await isLastAdmin(tx, personId)) return false;
  }
  await closeAccount(tx, personId, now);
  for (const { id } of await findAllOfWriter(tx, personId)) {
    await erasePair(tx, id, now.toISOString(), now);
  }
  await eraseTies(tx, personId, null, now);
  return deletePerson(tx, personId);
}
