import type { Tx } from "#db/connection.server";
import { findLettersTo, findLinesOf, insertReceipt, insertReceiptLine } from "#db/repositories/receipts";
import type { Row } from "#db/schema";
import { signatureKey } from "~/domain/correspondence/signature";
import { dateAt } from "~/domain/dates/instants";
import type { PartialDate } from "~/domain/dates/partial-date";
import type { Span } from "~/domain/dates/span";
import { isOpen, type MatchableLetter, matchReceipt, type ToldLine } from "~/domain/receipts/match";
import { decideReceipt, type ReceiptRefusal } from "~/domain/receipts/record";
import { addEvidence } from "~/features/correspondence/evidence.server";

export interface ReceiptForm {
  /** How many came; null: as many as are named. */
  letters: number | null;
  /** Ids of letters that were ticked. */
  ticked: readonly number[];
  /** What was typed of others. */
  others: readonly ToldLine[];
  arrived: PartialDate;
  toldBy: Row<"receipt">["toldBy"];
  key: string;
}

interface Told {
  ok: true;
  letters: number;
  lines: ToldLine[];
  arrived: PartialDate;
  span: Span;
  toldBy: Row<"receipt">["toldBy"];
}

/** A form in the words of a receipt; ticked letters have to be letters to this prisoner. */
export async function readTold(
  tx: Tx,
  prisonerId: string,
  form: ReceiptForm,
  now: Date,
): Promise<Told | ReceiptRefusal | { ok: false; reason: "unknown-letter" }> {
  const { arrived, toldBy } = form;
  const letters = await findLettersTo(tx, prisonerId);
  const ticked = letters.filter(({ id }) => form.ticked.includes(id));
  if (ticked.length < new Set(form.ticked).size) return { ok: false, reason: "unknown-letter" };
  const lines = [...ticked, ...form.others].map(({ signature, number }) => ({ signature, number }));
  const when = { now: now.toISOString(), today: dateAt(now, "Europe/Moscow") };
  const verdict = decideReceipt({ letters: form.letters, lines: lines.length, arrived }, when);
  if (!verdict.ok) return verdict;
  return { ok: true, letters: verdict.letters, lines, arrived, span: verdict.arrived, toldBy };
}

/** Writes a receipt with its lines and what they confirm. Whoever calls has locked the prisoner's load. */
export async function writeReceipt(
  tx: Tx,
  {
    prisonerId,
    source,
    replaces,
  }: { prisonerId: string; source: "family" | "coordinator"; replaces: number | null },
  { letters, lines, arrived, span, toldBy }: Told,
  now: Date,
): Promise<number> {
  const known = await findLettersTo(tx, prisonerId);
  const kept = replaces === null ? [] : await findPlacedByHand(tx, replaces);
  const placed = placeLines(known, lines, span, kept);
  const receiptId = await insertReceipt(tx, {
    prisonerId,
    arrivedDate: arrived.date,
    arrivedPrecision: arrived.precision,
    letters,
    source,
    toldBy,
    replacesId: replaces,
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
  for (const line of placed) {
    const receiptLineId = await insertReceiptLine(tx, { ...line, receiptId });
    if (line.letterId === null || line.problem !== null) continue;
    const day = { occurredFrom: span.from, occurredUntil: span.until };
    await addEvidence(
      tx,
      line.letterId,
      { kind: "confirmed", ...day, source, cause: { receiptLineId } },
      now,
    );
  }
  return receiptId;
}

/** What the rules make of the lines, and where they have no answer, what a coordinator had decided about the same words. */
function placeLines(
  known: readonly MatchableLetter[],
  lines: readonly ToldLine[],
  span: Span,
  kept: Row<"receiptLine">[],
) {
  const matches = matchReceipt(known, lines, span);
  const confirmed = new Set(matches.map(({ letterId }) => letterId));
  return lines.map((line, index) => {
    const match = matches[index] ?? {
      letterId: null,
      matchedBy: "none" as const,
      problem: "no-signature" as const,
    };
    const byHand = match.matchedBy === "none" ? takeSame(kept, line) : undefined;
    if (!byHand) return { ...line, ...match };
    const letter = known.find(({ id }) => id === byHand.letterId);
    const matchedBy = "coordinator" as const;
    if (!letter) return { ...line, ...match, matchedBy };
    const adds = isOpen(letter) && !confirmed.has(letter.id);
    confirmed.add(letter.id);
    return { ...line, letterId: letter.id, matchedBy, problem: adds ? null : ("already-confirmed" as const) };
  });
}

/** What a coordinator decided about lines of the receipt that is corrected: said again, it need not be decided again. */
async function findPlacedByHand(tx: Tx, receiptId: number) {
  return (await findLinesOf(tx, [receiptId])).filter(({ matchedBy }) => matchedBy === "coordinator");
}

function takeSame(kept: Row<"receiptLine">[], line: ToldLine): Row<"receiptLine"> | undefined {
  const key = (signature: string | null) => (signature === null ? null : signatureKey(signature));
  const index = kept.findIndex(
    (each) => each.number === line.number && key(each.signature) === key(line.signature),
  );
  return index < 0 ? undefined : kept.splice(index, 1)[0];
}

/** Whether a line means a letter that no longer leads to its writer. */
export function isErased({
  letterId,
  letterSignature,
}: Awaited<ReturnType<typeof findLinesOf>>[number]): boolean {
  return letterId !== null && letterSignature === null;
}
