import { findPrisoner } from "#db/repositories/prisoners";
import { findLettersTo, findLinesOf, findNewestReceipts } from "#db/repositories/receipts";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { PRESUMED_LOST_DAYS } from "~/domain/correspondence/states";
import { dayAfter, dayOf } from "~/domain/dates/instants";
import type { LineProblem, MatchableLetter } from "~/domain/receipts/match";
import type { App } from "~/platform/app.server";
import { findOwnReceipt, mayTellOf, newestAfter } from "./receipts.server";
import { isErased } from "./write.server";

const NEWEST = 5;

/** A letter as a family may know it. */
export interface KnownLetter {
  id: number;
  signature: string;
  number: number;
  /** Posted so long ago, or said to be lost, that nobody expects word of it. */
  isOld: boolean;
}

export interface ReceiptLine {
  signature: string | null;
  number: number | null;
  /** Whether a letter was found for it. */
  placed: boolean;
  /** That letter, while its writer is not erased. */
  letter: { signature: string; number: number } | null;
  /** Whether the rules chose the oldest of that signature. */
  guessed: boolean;
  problem: LineProblem | null;
}

export interface ReceiptShown {
  id: number;
  letters: number;
  arrivedDate: string | null;
  arrivedPrecision: Row<"receipt">["arrivedPrecision"];
  source: Row<"receipt">["source"];
  toldBy: Row<"receipt">["toldBy"];
  recordedOn: string;
  lines: ReceiptLine[];
}

/** The person and the letters on their way to them, for the form; null when this viewer may not tell of them. */
export async function readFormFacts(app: App, viewer: Viewer, prisonerId: string, now: Date) {
  const prisoner = await findToldOf(app, viewer, prisonerId);
  if (!prisoner) return null;
  const letters = await findLettersTo(app.db, prisonerId);
  return { ...prisoner, letters: letters.filter(isUnderWay).map((letter) => knownLetter(letter, now)) };
}

/** The newest receipts about somebody, none that was taken back. */
export async function readNewestReceipts(
  app: App,
  viewer: Viewer,
  prisonerId: string,
): Promise<ReceiptShown[]> {
  if (!(await mayTellOf(app.db, viewer, prisonerId))) return [];
  const receipts = await findNewestReceipts(app.db, prisonerId, NEWEST);
  const ids = receipts.map(({ id }) => id);
  const lines = await findLinesOf(app.db, ids);
  return receipts.map((receipt) =>
    shown(
      receipt,
      lines.filter(({ receiptId }) => receiptId === receipt.id),
    ),
  );
}

/** One receipt with all that its page shows and its form needs; null when it is somebody else's. */
export async function readReceipt(
  app: App,
  viewer: Viewer,
  { prisonerId, receiptId }: { prisonerId: string; receiptId: number },
  now: Date,
) {
  const receipt = await findOwnReceipt(app.db, viewer, prisonerId, receiptId);
  const prisoner = receipt && (await findToldOf(app, viewer, prisonerId));
  if (!receipt || !prisoner) return null;
  const lines = await findLinesOf(app.db, [receiptId]);
  const named = lines.filter((line) => !isErased(line));
  const ticked = named.filter(isTicked).flatMap(({ letterId }) => letterId ?? []);
  const letters = await findLettersTo(app.db, prisonerId);
  const choices = letters.filter((letter) => isUnderWay(letter) || ticked.includes(letter.id));
  return {
    ...prisoner,
    receipt: shown(receipt, lines),
    standing: receipt.voidedAt === null,
    newest: receipt.voidedAt === null ? null : await newestAfter(app.db, receiptId),
    letters: choices.map((letter) => knownLetter(letter, now)),
    ticked,
    others: named.filter((line) => !isTicked(line)).map(({ signature, number }) => ({ signature, number })),
  };
}

async function findToldOf(app: App, viewer: Viewer, prisonerId: string) {
  const prisoner = (await mayTellOf(app.db, viewer, prisonerId)) && (await findPrisoner(app.db, prisonerId));
  if (!prisoner) return null;
  return { prisonerId, name: prisoner.name, nameLatin: prisoner.nameLatin };
}

/** A line that names its letter exactly is shown as a tick; all else stays in the words it was told in. */
function isTicked(line: Row<"receiptLine">): boolean {
  return line.letterId !== null && line.matchedBy === "number";
}

function isUnderWay({ state }: Pick<MatchableLetter, "state">): boolean {
  return state === "sent" || state === "presumed-lost";
}

function knownLetter({ id, signature, number, state, sentOn }: MatchableLetter, now: Date): KnownLetter {
  const longAgo = dayAfter(dayOf(now.toISOString()), -PRESUMED_LOST_DAYS);
  const isOld = state === "presumed-lost" || (state === "sent" && sentOn !== null && sentOn <= longAgo);
  return { id, signature, number, isOld };
}

function shown(receipt: Row<"receipt">, lines: Awaited<ReturnType<typeof findLinesOf>>): ReceiptShown {
  const { id, letters, arrivedDate, arrivedPrecision, source, toldBy, recordedAt } = receipt;
  const recordedOn = recordedAt.slice(0, 10);
  return {
    ...{ id, letters, arrivedDate, arrivedPrecision, source, toldBy, recordedOn },
    lines: lines.map(
      ({ signature, number, letterId, letterSignature, letterNumber, matchedBy, problem }) => ({
        signature,
        number,
        placed: letterId !== null,
        letter:
          letterSignature === null || letterNumber === null
            ? null
            : { signature: letterSignature, number: letterNumber },
        guessed: matchedBy === "oldest",
        problem,
      }),
    ),
  };
}
