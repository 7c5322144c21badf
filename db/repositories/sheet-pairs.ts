import type { Tx } from "../connection.server";
import type { NewRow } from "../schema";
import { insertAll } from "./bulk";

const CHUNK = 500;

/** Whom lists know by these ids. */
export async function findAllByExternalId(tx: Tx, externalIds: readonly string[]) {
  const found = [];
  for (const chunk of chunks(externalIds)) {
    found.push(
      ...(await tx
        .selectFrom("recognition")
        .select(["list", "externalId", "prisonerId"])
        .where("externalId", "in", chunk)
        .execute()),
    );
  }
  return found;
}

/** The names of these prisoners. */
export async function findPrisonerNames(tx: Tx, ids: readonly string[]) {
  const found = [];
  for (const chunk of chunks(ids)) {
    found.push(
      ...(await tx.selectFrom("prisoner").select(["id", "name"]).where("id", "in", chunk).execute()),
    );
  }
  return found;
}

/** What decides whether somebody may go on writing to these prisoners. */
export async function findAllWrittenTo(tx: Tx, ids: readonly string[]) {
  const found = [];
  for (const chunk of chunks(ids)) {
    const people = await tx
      .selectFrom("prisoner")
      .innerJoin("prisonerLoad", "prisonerLoad.prisonerId", "prisoner.id")
      .select(["prisoner.id", "prisoner.status", "prisonerLoad.seatsTaken", "prisonerLoad.cap"])
      .select((eb) =>
        eb
          .selectFrom("consent")
          .select("consent.state")
          .whereRef("consent.prisonerId", "=", "prisoner.id")
          .where("consent.purpose", "=", "letters")
          .where("consent.withdrawnAt", "is", null)
          .orderBy("consent.id", "desc")
          .limit(1)
          .as("consentLetters"),
      )
      .where("prisoner.id", "in", chunk)
      .where("prisoner.mergedInto", "is", null)
      .orderBy("prisoner.id")
      .execute();
    found.push(...people);
  }
  return found;
}

/** Who writes or wrote to these prisoners, with the blind index of the label of whoever came out of a sheet. */
export async function findAllPairsOf(tx: Tx, prisonerIds: readonly string[]) {
  const found = [];
  for (const chunk of chunks(prisonerIds)) {
    found.push(
      ...(await tx
        .selectFrom("correspondence")
        .leftJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
        .leftJoin("sheetWriter", "sheetWriter.id", "sheetPair.sheetWriterId")
        .select([
          "correspondence.id",
          "correspondence.prisonerId",
          "correspondence.signatureKey",
          "correspondence.state",
          "correspondence.channel",
          "correspondence.lastNumber",
          "sheetWriter.labelIndex",
        ])
        .where("correspondence.prisonerId", "in", chunk)
        .orderBy("correspondence.id")
        .execute()),
    );
  }
  return found;
}

/** Every letter to these prisoners, and whether its arrival or an answer is known. */
export async function findAllLettersOf(tx: Tx, prisonerIds: readonly string[]) {
  const found = [];
  for (const chunk of chunks(prisonerIds)) {
    const rows = await tx
      .selectFrom("letter")
      .select(["id", "correspondenceId", "prisonerId", "number", "sentOn"])
      .select((eb) =>
        (["confirmed", "answered"] as const).map((kind) =>
          eb
            .exists(
              eb
                .selectFrom("letterEvent")
                .select("letterEvent.id")
                .whereRef("letterEvent.letterId", "=", "letter.id")
                .where("letterEvent.kind", "=", kind)
                .where("letterEvent.voidedAt", "is", null),
            )
            .as(kind),
        ),
      )
      .where("prisonerId", "in", chunk)
      .orderBy("id")
      .execute();
    found.push(
      ...rows.map(({ confirmed, answered, ...letter }) => ({
        ...letter,
        isConfirmed: Boolean(confirmed),
        isAnswered: Boolean(answered),
      })),
    );
  }
  return found;
}

/** The writers with these labels. */
export async function findAllSheetWriters(tx: Tx, labelIndexes: readonly string[]) {
  const found = [];
  for (const chunk of chunks(labelIndexes)) {
    found.push(
      ...(await tx
        .selectFrom("sheetWriter")
        .select(["id", "labelIndex", "labelEncrypted"])
        .where("labelIndex", "in", chunk)
        .execute()),
    );
  }
  return found;
}

export async function insertSheetWriters(tx: Tx, rows: readonly NewRow<"sheetWriter">[]): Promise<void> {
  await insertAll(tx, "sheetWriter", rows);
}

/** Keeps a writer's label, or forgets it (null). */
export async function saveLabel(tx: Tx, id: string, labelEncrypted: string | null): Promise<void> {
  await tx.updateTable("sheetWriter").set({ labelEncrypted }).where("id", "=", id).execute();
}

export async function insertPairs(
  tx: Tx,
  rows: readonly { correspondence: NewRow<"correspondence">; pair: NewRow<"sheetPair"> }[],
): Promise<void> {
  await insertAll(
    tx,
    "correspondence",
    rows.map((row) => row.correspondence),
  );
  await insertAll(
    tx,
    "sheetPair",
    rows.map((row) => row.pair),
  );
}

/** Where these prisoners were and are held, the stay that goes on last. */
export async function findAllStaysOf(tx: Tx, prisonerIds: readonly string[]) {
  const found = [];
  for (const chunk of chunks(prisonerIds)) {
    found.push(
      ...(await tx
        .selectFrom("stay")
        .select(["id", "prisonerId", "facilityId", "fromDate", "untilDate"])
        .where("prisonerId", "in", chunk)
        .orderBy("current")
        .orderBy("id")
        .execute()),
    );
  }
  return found;
}

/** Notes that these letters came with an import. */
export async function insertSheetLetters(tx: Tx, rows: readonly NewRow<"sheetLetter">[]): Promise<void> {
  await insertAll(tx, "sheetLetter", rows);
}

function chunks<Item>(items: readonly Item[]): Item[][] {
  const unique = [...new Set(items)];
  return Array.from({ length: Math.ceil(unique.length / CHUNK) }, (_, at) =>
    unique.slice(at * CHUNK, (at + 1) * CHUNK),
  );
}

/** Whether a correspondence came out of a spreadsheet. */
export async function isOfSheet(tx: Tx, correspondenceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("sheetPair")
    .select("id")
    .where("correspondenceId", "=", correspondenceId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether its writer is still known by the name of a spreadsheet alone. */
export async function isUntaken(tx: Tx, correspondenceId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("correspondence")
    .innerJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
    .innerJoin("sheetWriter", "sheetWriter.id", "sheetPair.sheetWriterId")
    .select("sheetPair.id")
    .where("correspondence.id", "=", correspondenceId)
    .where("correspondence.personId", "is", null)
    .where("sheetWriter.labelEncrypted", "is not", null)
    .executeTakeFirst();
  return row !== undefined;
}

/** How many of those who write to a prisoner, or wrote until letters ended, are known by a spreadsheet alone. */
export async function countUntaken(tx: Tx, prisonerId: string): Promise<number> {
  const row = await tx
    .selectFrom("correspondence")
    .innerJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
    .innerJoin("sheetWriter", "sheetWriter.id", "sheetPair.sheetWriterId")
    .select((eb) => eb.fn.countAll<number>().as("rows"))
    .where("correspondence.prisonerId", "=", prisonerId)
    .where("correspondence.personId", "is", null)
    .where("sheetWriter.labelEncrypted", "is not", null)
    .where((eb) =>
      eb.or([
        eb("correspondence.state", "<>", "closed"),
        eb("correspondence.closedReason", "=", "prisoner-closed"),
      ]),
    )
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/** Correspondences of spreadsheets with a prisoner that no account took over, none ended by anybody but the desk. */
export async function findUntakenPairs(tx: Tx, prisonerId: string) {
  return tx
    .selectFrom("correspondence")
    .innerJoin("sheetPair", "sheetPair.correspondenceId", "correspondence.id")
    .select(["correspondence.id", "correspondence.signature", "correspondence.state"])
    .where("correspondence.prisonerId", "=", prisonerId)
    .where("correspondence.personId", "is", null)
    .where((eb) =>
      eb.or([eb("correspondence.state", "<>", "closed"), eb("correspondence.closedReason", "=", "finished")]),
    )
    .orderBy("sheetPair.id")
    .execute();
}
