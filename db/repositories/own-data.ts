import type { Tx } from "../connection.server";
import { findPartsInParcels } from "./parcel-parts";

/** What an account proves itself with: kinds and days, nothing that opens it. */
export async function findProofs(tx: Tx, personId: string) {
  const credentials = await tx
    .selectFrom("credential")
    .select(["kind", "changedAt"])
    .where("personId", "=", personId)
    .orderBy("kind")
    .execute();
  const secondFactor = await tx
    .selectFrom("secondFactor")
    .select("enrolledAt")
    .where("personId", "=", personId)
    .executeTakeFirst();
  const recoveryCodes = await tx
    .selectFrom("recoveryCode")
    .select(["createdAt", "usedAt"])
    .where("personId", "=", personId)
    .orderBy("id")
    .execute();
  const sessions = await tx
    .selectFrom("session")
    .select(["createdAt", "lastSeenAt", "expiresAt"])
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
  return { credentials, secondFactorSince: secondFactor?.enrolledAt ?? null, recoveryCodes, sessions };
}

/** The growing number the desk's short name of a volunteer is made of. */
export async function findNumber(tx: Tx, personId: string): Promise<number | null> {
  const row = await tx
    .selectFrom("volunteerNumber")
    .select("id")
    .where("personId", "=", personId)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Every correspondence of a person, oldest first, with the prisoner's name. */
export async function findCorrespondencesWithNames(tx: Tx, personId: string) {
  return tx
    .selectFrom("correspondence")
    .innerJoin("prisoner", "prisoner.id", "correspondence.prisonerId")
    .selectAll("correspondence")
    .select("prisoner.name")
    .where("correspondence.personId", "=", personId)
    .orderBy("correspondence.claimedAt")
    .orderBy("correspondence.id")
    .execute();
}

/** The letters of one correspondence with where they went. */
export async function findLettersWithPlaces(tx: Tx, correspondenceId: string) {
  return tx
    .selectFrom("letter")
    .leftJoin("facility", "facility.id", "letter.facilityId")
    .selectAll("letter")
    .select("facility.name as facilityName")
    .where("letter.correspondenceId", "=", correspondenceId)
    .orderBy("letter.number")
    .execute();
}

/** Whom a person waits for, follows as a relative, or may write to by a link; and the imports they have begun. */
export async function findTies(tx: Tx, personId: string) {
  const waiting = await tx
    .selectFrom("lineEntry")
    .innerJoin("prisoner", "prisoner.id", "lineEntry.prisonerId")
    .select(["prisoner.name", "lineEntry.recordedAt"])
    .where("lineEntry.personId", "=", personId)
    .orderBy("lineEntry.id")
    .execute();
  const relatives = await tx
    .selectFrom("familyLink")
    .innerJoin("prisoner", "prisoner.id", "familyLink.prisonerId")
    .select(["prisoner.name", "familyLink.createdAt", "familyLink.revokedAt"])
    .where("familyLink.personId", "=", personId)
    .orderBy("familyLink.id")
    .execute();
  const invitations = await tx
    .selectFrom("invitation")
    .innerJoin("prisoner", "prisoner.id", "invitation.prisonerId")
    .select(["prisoner.name", "invitation.createdAt", "invitation.usedAt"])
    .where("invitation.personId", "=", personId)
    .orderBy("invitation.createdAt")
    .execute();
  const permits = await tx
    .selectFrom("writerPermit")
    .innerJoin("prisoner", "prisoner.id", "writerPermit.prisonerId")
    .select(["prisoner.name", "writerPermit.createdAt", "writerPermit.usedAt"])
    .where("writerPermit.personId", "=", personId)
    .orderBy("writerPermit.createdAt")
    .execute();
  const imports = await tx
    .selectFrom("importDraft")
    .select(["list", "kind", "state", "createdAt", "expiresAt"])
    .where("personId", "=", personId)
    .orderBy("createdAt")
    .execute();
  const wishes = await tx
    .selectFrom("assignmentWish")
    .select(["people", "signature", "askedAt", "requestedAt"])
    .where("personId", "=", personId)
    .execute();
  const parcels = await findPartsInParcels(tx, personId);
  return { waiting, relatives, invitations, permits, imports, wishes, ...parcels };
}

/** What this account did at the desk, in codes. */
export async function findDeeds(tx: Tx, personId: string) {
  return tx
    .selectFrom("auditEntry")
    .select(["action", "detail", "recordedAt"])
    .where("personId", "=", personId)
    .orderBy("id")
    .execute();
}
