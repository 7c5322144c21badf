import type { Tx } from "../connection.server";
import type { Row } from "../schema";

/**
 * Everybody who writes or wrote to a prisoner, by signature, those of an old spreadsheet without an account too; erased
 * ones, whose signature says nothing, are left out.
 */
export async function findAllWriters(tx: Tx, prisonerId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("prisonerId", "=", prisonerId)
    .where("erasedAt", "is", null)
    .orderBy("signatureKey")
    .orderBy("id")
    .execute();
}

/** What a person holds, writes or rests from now. */
export async function findAllOpenOf(tx: Tx, personId: string): Promise<Row<"correspondence">[]> {
  return tx
    .selectFrom("correspondence")
    .selectAll()
    .where("personId", "=", personId)
    .where("state", "<>", "closed")
    .orderBy("prisonerId")
    .execute();
}

const CHUNK = 500;

/** Accounts that write to any of these prisoners, or did until it ended with custody. */
export async function findWriterIdsOf(tx: Tx, prisonerIds: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (let from = 0; from < prisonerIds.length; from += CHUNK) {
    const rows = await tx
      .selectFrom("correspondence")
      .select("personId")
      .distinct()
      .where("prisonerId", "in", prisonerIds.slice(from, from + CHUNK))
      .where((eb) => eb.or([eb("state", "<>", "closed"), eb("closedReason", "=", "prisoner-closed")]))
      .execute();
    ids.push(...rows.flatMap(({ personId }) => personId ?? []));
  }
  return ids;
}

/** Makes whoever else would count with these volunteers wait until this transaction ends. */
export async function lockVolunteers(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (const personId of [...new Set(personIds)].sort()) {
    await tx
      .updateTable("volunteerProfile")
      .set((eb) => ({ personId: eb.ref("personId") }))
      .where("personId", "=", personId)
      .execute();
  }
}
