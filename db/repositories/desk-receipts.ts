import type { Tx } from "../connection.server";

const standingLines = (tx: Tx) =>
  tx
    .selectFrom("receiptLine")
    .innerJoin("receipt", "receipt.id", "receiptLine.receiptId")
    .where("receipt.voidedAt", "is", null);

const unplacedLines = (tx: Tx) => standingLines(tx).where("receiptLine.matchedBy", "=", "none");

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

/** Lines of standing receipts that mean no letter yet and that nobody has set aside, longest waiting first. */
export async function findUnplacedLines(tx: Tx, limit: number) {
  return unplacedLines(tx)
    .innerJoin("prisoner", "prisoner.id", "receipt.prisonerId")
    .selectAll("receiptLine")
    .select([...OF_RECEIPT, "receipt.toldBy", "prisoner.name", "prisoner.nameLatin"])
    .orderBy("receiptLine.id")
    .limit(limit)
    .execute();
}

export async function countUnplacedLines(tx: Tx): Promise<number> {
  const row = await unplacedLines(tx)
    .select((eb) => eb.fn.countAll<number>().as("lines"))
    .executeTakeFirstOrThrow();
  return Number(row.lines);
}

/** Letters said to have arrived of which something else is said that cannot be true as well, newest first. */
export async function findContradicted(tx: Tx, limit: number) {
  return tx
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
    .where("letter.state", "in", ["confirmed", "answered"])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom("letterEvent")
          .select("letterEvent.id")
          .whereRef("letterEvent.letterId", "=", "letter.id")
          .where("letterEvent.voidedAt", "is", null)
          .where((event) =>
            event.or([
              event("letterEvent.kind", "in", ["returned", "refused"]),
              event.and([
                event("letterEvent.kind", "in", ["confirmed", "answered"]),
                event("letterEvent.occurredUntil", "<", event.ref("letter.sentOn")),
              ]),
            ]),
          ),
      ),
    )
    .orderBy("letter.id", "desc")
    .limit(limit)
    .execute();
}
