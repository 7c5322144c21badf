import type { Tx } from "../connection.server";

const standingLines = (tx: Tx) =>
  tx
    .selectFrom("receiptLine")
    .innerJoin("receipt", "receipt.id", "receiptLine.receiptId")
    .where("receipt.voidedAt", "is", null);

const OF_RECEIPT = [
  "receipt.prisonerId",
  "receipt.arrivedDate",
  "receipt.arrivedPrecision",
  "receipt.source",
  "receipt.recordedAt",
] as const;

/** A line that stands, with the receipt it is of. */
export async function findStandingLine(tx: Tx, id: number) {
  return standingLines(tx)
    .selectAll("receiptLine")
    .select(OF_RECEIPT)
    .where("receiptLine.id", "=", id)
    .executeTakeFirst();
}

/** Whose lines are meant: one prisoner's, one receipt's, or (null) everybody's. */
export type LinesOf = { prisonerId: string } | { receiptId: number } | null;

/** Lines of standing receipts that mean no letter yet and that nobody has set aside, longest waiting first. */
export async function findUnplacedLines(tx: Tx, of: LinesOf, range: { offset: number; limit: number }) {
  return unplacedLines(tx, of)
    .innerJoin("prisoner", "prisoner.id", "receipt.prisonerId")
    .selectAll("receiptLine")
    .select(OF_RECEIPT)
    .select(["prisoner.name", "prisoner.nameLatin"])
    .orderBy("receiptLine.id")
    .offset(range.offset)
    .limit(range.limit)
    .execute();
}

export async function countUnplacedLines(tx: Tx, of: LinesOf = null): Promise<number> {
  const row = await unplacedLines(tx, of)
    .select((eb) => eb.fn.countAll<number>().as("lines"))
    .executeTakeFirstOrThrow();
  return Number(row.lines);
}

function unplacedLines(tx: Tx, of: LinesOf) {
  const all = standingLines(tx).where("receiptLine.matchedBy", "=", "none");
  if (of === null) return all;
  return "receiptId" in of
    ? all.where("receipt.id", "=", of.receiptId)
    : all.where("receipt.prisonerId", "=", of.prisonerId);
}

/**
 * Letters to one prisoner or (null) to anybody, said to have arrived, of which something else is said that cannot be
 * true as well, newest first.
 */
export async function findContradicted(tx: Tx, prisonerId: string | null, limit: number) {
  const letters = tx
    .selectFrom("letter")
    .innerJoin("prisoner", "prisoner.id", "letter.prisonerId")
    .leftJoin("correspondence", "correspondence.id", "letter.correspondenceId")
    .select([
      "letter.id",
      "letter.number",
      "letter.prisonerId",
      "prisoner.name",
      "prisoner.nameLatin",
      "correspondence.signature",
    ])
    .where((eb) => eb("letter.contradicted", "=", eb.lit(1)))
    .orderBy("letter.id", "desc")
    .limit(limit);
  return (prisonerId === null ? letters : letters.where("letter.prisonerId", "=", prisonerId)).execute();
}
