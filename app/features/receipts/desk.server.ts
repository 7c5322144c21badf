import {
  countUnplacedLines,
  findContradicted,
  findStandingLine,
  findUnplacedLines,
} from "#db/repositories/desk-receipts";
import { findEventsOf } from "#db/repositories/evidence";
import { findPrisoner } from "#db/repositories/prisoners";
import { findLinesOf, findOpenLettersTo } from "#db/repositories/receipts";
import { contradictionsIn } from "~/domain/correspondence/letter-course";
import { dateAt } from "~/domain/dates/instants";
import { byAge, wasUnderWay } from "~/domain/receipts/match";
import { arrivalSpan } from "~/domain/receipts/record";
import { suggestMatches } from "~/domain/receipts/suggest";
import type { App } from "~/platform/app.server";

const PAGE = 20;
const CONTRADICTIONS_SHOWN = 50;
/** Of one person, the newest: what is older is chosen by correcting the receipt too. */
const LETTERS_READ = 200;
/** Of one line; a letter beyond them is chosen by correcting the receipt, whose form has every letter. */
const OTHERS_SHOWN = 20;

/**
 * A page of what families told and nobody could place, of one prisoner or (null) of all; and letters of which too much
 * is said. Null when there is no such prisoner.
 */
export async function readReceiptDesk(
  app: App,
  { prisonerId, page }: { prisonerId: string | null; page: number },
) {
  const prisoner = prisonerId === null ? null : await findPrisoner(app.db, prisonerId);
  if (prisoner === undefined) return null;
  const of = prisonerId === null ? null : { prisonerId };
  const found = await findUnplacedLines(app.db, of, { offset: (page - 1) * PAGE, limit: PAGE + 1 });
  return {
    of: prisoner && { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin },
    waiting: await countUnplacedLines(app.db, of),
    page,
    hasMore: found.length > PAGE,
    lines: await withLetters(app, found.slice(0, PAGE)),
    contradictions: await readContradictions(app, prisonerId),
  };
}

/** How many lines about this prisoner nobody could place. */
export async function countUnplaced(app: App, prisonerId: string): Promise<number> {
  return countUnplacedLines(app.db, { prisonerId });
}

/** What nobody could place of one receipt, and what a coordinator decided, for its page at the desk. */
export async function readDeskLines(app: App, receiptId: number) {
  const told = await findLinesOf(app.db, [receiptId]);
  const decided = told.filter(({ matchedBy }) => matchedBy === "coordinator").map(decisionOf);
  const unplaced = await findUnplacedLines(app.db, { receiptId }, { offset: 0, limit: told.length });
  return { unplaced: await withLetters(app, unplaced), decided };
}

/** A line of a standing receipt with what is decided about it; null when there is none, as for no id. */
export async function readDecision(app: App, lineId: number | null) {
  const line = lineId === null ? undefined : await findStandingLine(app.db, lineId);
  const told = line && (await findLinesOf(app.db, [line.receiptId])).find(({ id }) => id === line.id);
  return line && told
    ? { ...decisionOf(told), prisonerId: line.prisonerId, receiptId: line.receiptId }
    : null;
}

function decisionOf(line: Awaited<ReturnType<typeof findLinesOf>>[number]) {
  const { id, signature, number, matchedBy, letterId, letterSignature, letterNumber } = line;
  const decided = matchedBy !== "coordinator" ? "waiting" : letterId === null ? "aside" : "matched";
  return { id, signature, number, decided, letterSignature, letterNumber } as const;
}

type Letters = Awaited<ReturnType<typeof findOpenLettersTo>>;

async function withLetters(app: App, lines: Awaited<ReturnType<typeof findUnplacedLines>>) {
  const letters = new Map<string, Letters>();
  for (const id of new Set(lines.map(({ prisonerId }) => prisonerId))) {
    letters.set(id, (await findOpenLettersTo(app.db, id, LETTERS_READ)).sort(byAge));
  }
  return lines.map((line) => {
    const { id, receiptId, prisonerId, signature, number, problem, name, nameLatin } = line;
    const { arrivedDate, arrivedPrecision, recordedAt } = line;
    const arrived = { date: arrivedDate, precision: arrivedPrecision };
    const span = arrivalSpan(arrived, dateAt(new Date(recordedAt), "Europe/Moscow"));
    const theirs = letters.get(prisonerId) ?? [];
    const suggestions = suggestMatches({ signature, number }, theirs, span).flatMap(
      ({ letterId, reasons }) => {
        const letter = theirs.find(({ id }) => id === letterId);
        return letter ? [{ ...facts(letter), reasons }] : [];
      },
    );
    const others = theirs
      .filter((each) => !suggestions.some((suggestion) => suggestion.id === each.id))
      .slice(0, OTHERS_SHOWN);
    return {
      ...{ id, receiptId, prisonerId, signature, number, problem, name, nameLatin },
      ...{ arrivedDate, arrivedPrecision },
      suggestions,
      others: others.map((letter) => ({ ...facts(letter), isLater: !wasUnderWay(letter, span) })),
    };
  });
}

async function readContradictions(app: App, prisonerId: string | null) {
  const letters = await findContradicted(app.db, prisonerId, CONTRADICTIONS_SHOWN);
  const events = await findEventsOf(
    app.db,
    letters.map(({ id }) => id),
  );
  return letters.flatMap((letter) => {
    const own = events.filter(({ letterId }) => letterId === letter.id);
    return contradictionsIn(own).map((contradiction) => ({ ...letter, contradiction }));
  });
}

function facts({ id, signature, number, sentOn }: Parameters<typeof byAge>[0]) {
  return { id, signature, number, sentOn };
}
