import type { Tx } from "../connection.server";
import type { Schema } from "../schema";

/** Why a record stays where it is. */
export type Hanging =
  | "writers"
  | "letters"
  | "family"
  | "custody"
  | "parcels"
  | "notes"
  | "lists"
  | "load"
  | "address"
  | "merged"
  | "used";

type Link = readonly [table: keyof Schema, column: string, reason: Hanging];

/** What may lead to a person and is somebody's work or word: while there is any, the person stays. */
export const hangsOnPrisoner: readonly Link[] = [
  ["correspondence", "prisonerId", "writers"],
  ["letter", "prisonerId", "letters"],
  ["reply", "prisonerId", "letters"],
  ["receipt", "prisonerId", "letters"],
  ["familyLink", "prisonerId", "family"],
  ["invitation", "prisonerId", "family"],
  ["need", "prisonerId", "family"],
  ["measurement", "prisonerId", "family"],
  ["wantedThing", "prisonerId", "family"],
  ["moveReport", "prisonerId", "family"],
  ["report", "prisonerId", "family"],
  ["lineEntry", "prisonerId", "writers"],
  ["succession", "prisonerId", "writers"],
  ["writerPermit", "prisonerId", "writers"],
  ["custodyChange", "prisonerId", "custody"],
  ["sanction", "prisonerId", "custody"],
  ["prisonerEdit", "prisonerId", "notes"],
  ["bulkEntry", "prisonerId", "notes"],
  ["privateNote", "prisonerId", "notes"],
  ["ruleOverride", "prisonerId", "notes"],
  ["parcel", "prisonerId", "parcels"],
  ["itemPledge", "prisonerId", "parcels"],
  ["parcelPacker", "prisonerId", "parcels"],
  ["conditionsChange", "prisonerId", "parcels"],
  ["parcelFact", "prisonerId", "parcels"],
  ["externalLoad", "prisonerId", "load"],
  ["prisoner", "mergedInto", "merged"],
  ["prisonerMerge", "keptId", "merged"],
  ["prisonerMerge", "lostId", "merged"],
];

/** What leads to a facility. */
export const hangsOnFacility: readonly Link[] = [
  ["stay", "facilityId", "used"],
  ["letter", "facilityId", "used"],
  ["parcel", "facilityId", "used"],
  ["ruleOverride", "facilityId", "notes"],
  ["facilityAddress", "facilityId", "notes"],
  ["facility", "mergedInto", "merged"],
  ["facilityMerge", "keptId", "merged"],
  ["facilityMerge", "lostId", "merged"],
];

/** What leads to a stay. */
export const hangsOnStay: readonly Link[] = [
  ["letter", "stayId", "letters"],
  ["parcel", "stayId", "parcels"],
  ["addressConfirmation", "stayId", "address"],
  ["custodyChange", "stayId", "custody"],
  ["custodyChange", "endedStayId", "custody"],
];

/** What goes with a person or a facility that an import created, and what only forgets whom it was about. */
export const goesWithPrisoner: readonly (keyof Schema)[] = [
  "recognition",
  "prisonerLoad",
  "statusChange",
  "stay",
  "consent",
  "planLine",
  "parcelPlanLine",
];
export const goesWithFacility: readonly (keyof Schema)[] = ["facilityChannel"];
export const forgets: readonly (keyof Schema)[] = ["auditEntry"];

/** The first reason found for each of these people (at most 500) that an undo leaves them. */
export async function findHangingOnPrisoners(
  tx: Tx,
  runId: number,
  ids: readonly string[],
): Promise<Map<string, Hanging>> {
  const found = await findLinks(tx, hangsOnPrisoner, ids);
  const consents = await tx
    .selectFrom("consent")
    .select("prisonerId")
    .where("prisonerId", "in", ids)
    .where("givenBy", "<>", "list")
    .execute();
  const lists = await tx
    .selectFrom("recognition")
    .select("prisonerId")
    .where("prisonerId", "in", ids)
    .where((eb) => eb.or([eb("importRunId", "is", null), eb("importRunId", "<>", runId)]))
    .execute();
  const confirmed = await tx
    .selectFrom("addressConfirmation")
    .innerJoin("stay", "stay.id", "addressConfirmation.stayId")
    .select("stay.prisonerId")
    .where("stay.prisonerId", "in", ids)
    .execute();
  for (const { prisonerId } of lists) found.set(prisonerId, "lists");
  for (const { prisonerId } of confirmed) found.set(prisonerId, "address");
  for (const { prisonerId } of consents) found.set(prisonerId, "family");
  return found;
}

export function findHangingOnFacilities(tx: Tx, ids: readonly string[]): Promise<Map<string, Hanging>> {
  return findLinks(tx, hangsOnFacility, ids);
}

async function findLinks(
  tx: Tx,
  links: readonly Link[],
  ids: readonly string[],
): Promise<Map<string, Hanging>> {
  const found = new Map<string, Hanging>();
  for (const [table, column, reason] of links.toReversed()) {
    const rows = await tx
      .selectFrom(table as "letter")
      .select(column as "prisonerId")
      .distinct()
      .where(column as "prisonerId", "in", ids)
      .execute();
    for (const row of rows) found.set((row as Record<string, string>)[column] ?? "", reason);
  }
  return found;
}

/** Removes people on whom nothing hangs, with what an import wrote of them. */
export async function deletePrisoners(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const table of goesWithPrisoner) {
    await tx
      .deleteFrom(table as "stay")
      .where("prisonerId", "in", ids)
      .execute();
  }
  await tx.updateTable("auditEntry").set({ prisonerId: null }).where("prisonerId", "in", ids).execute();
  await tx.deleteFrom("prisoner").where("id", "in", ids).execute();
}

/** Removes places that nobody uses. */
export async function deleteFacilities(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const table of goesWithFacility) {
    await tx
      .deleteFrom(table as "facilityChannel")
      .where("facilityId", "in", ids)
      .execute();
  }
  await tx.updateTable("auditEntry").set({ facilityId: null }).where("facilityId", "in", ids).execute();
  await tx.deleteFrom("facility").where("id", "in", ids).execute();
}

/** Names and versions of places, to see whether anybody changed them. */
export async function findFacilityVersions(tx: Tx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx
    .selectFrom("facility")
    .select(["id", "name", "region", "rowVersion"])
    .where("id", "in", ids)
    .execute();
}

/** Whether anything rests on a stay. */
export async function stayIsUsed(tx: Tx, stayId: number): Promise<boolean> {
  for (const [table, column] of hangsOnStay) {
    const found = await tx
      .selectFrom(table as "letter")
      .select("id")
      .where(column as "stayId", "=", stayId)
      .executeTakeFirst();
    if (found !== undefined) return true;
  }
  return false;
}

export async function deleteStay(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("stay").where("id", "=", id).execute();
}

/** A stay that an import ended goes on. */
export async function reopenStay(tx: Tx, id: number): Promise<void> {
  await tx
    .updateTable("stay")
    .set({ current: 1, untilDate: null, untilPrecision: "unknown" })
    .where("id", "=", id)
    .execute();
}

/** Takes back the status an import recorded at that instant. */
export async function voidStatusOf(
  tx: Tx,
  prisonerId: string,
  recordedAt: string,
  voidedAt: string,
): Promise<void> {
  await tx
    .updateTable("statusChange")
    .set({ voidedAt })
    .where("prisonerId", "=", prisonerId)
    .where("recordedAt", "=", recordedAt)
    .where("voidedAt", "is", null)
    .execute();
}

export async function deleteConsent(tx: Tx, id: number): Promise<void> {
  await tx.deleteFrom("consent").where("id", "=", id).execute();
}

/** A list that an import first saw naming somebody no longer does; false: it did so before. */
export async function deleteRecognition(
  tx: Tx,
  list: string,
  externalId: string,
  runId: number,
): Promise<boolean> {
  const result = await tx
    .deleteFrom("recognition")
    .where("list", "=", list)
    .where("externalId", "=", externalId)
    .where("importRunId", "=", runId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}
