import { inTransaction } from "#db/connection.server";
import { insertFamilyLink } from "#db/repositories/family-links";
import { insertPerson } from "#db/repositories/people";
import type { App } from "~/platform/app.server";
import { type MadePerson, personRow, type VolunteerOverrides } from "./volunteers";

export interface RelativeOverrides extends Pick<VolunteerOverrides, "id" | "language" | "signInName"> {
  /** Whom they follow. */
  prisonerIds: readonly string[];
}

/** A relative's account, following these prisoners. */
export async function makeRelative(
  app: App,
  { prisonerIds, ...overrides }: RelativeOverrides,
  now: Date,
): Promise<MadePerson> {
  const person = personRow({ ...overrides, role: "family" }, now);
  await inTransaction(app.db, async (tx) => {
    await insertPerson(tx, person);
    for (const prisonerId of prisonerIds) {
      const link = { personId: person.id, prisonerId, invitationId: null };
      await insertFamilyLink(tx, { ...link, createdAt: now.toISOString(), revokedAt: null });
    }
  });
  const { id, role, language, signInName } = person;
  return { id, personId: id, role, language, signInName };
}
