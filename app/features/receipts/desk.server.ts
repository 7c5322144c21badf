import { countUnplacedLines, findContradicted, findUnplacedLines } from "#db/repositories/desk-receipts";
import { findEventsOf } from "#db/repositories/evidence";
import { findLettersTo } from "#db/repositories/receipts";
import { contradictionsIn } from "~/domain/correspondence/letter-course";
import { dateAt } from "~/domain/dates/instants";
import { byAge, isOpen } from "~/domain/receipts/match";
import { arrivalSpan } from "~/domain/receipts/record";
import { suggestMatches } from "~/domain/receipts/suggest";
import type { App } from "~/platform/app.server";

const SHOWN = 50;
/** Of one line; a letter beyond them is chosen by correcting the receipt, whose form has every letter. */
const OTHERS_SHOWN = 20;

/** What families told and nobody could place, each with the letters it may mean; and letters of which too much is said. */
export async function readReceiptDesk(app: App) {
  const lines = await findUnplacedLines(app.db, SHOWN);
  const letters = await findLettersTo(app.db, [...new Set(lines.map(({ prisonerId }) => prisonerId))]);
  letters.sort(byAge);
  return {
    waiting: await countUnplacedLines(app.db),
    lines: lines.map((line) => {
      const { id, receiptId, prisonerId, signature, number, problem, name, nameLatin } = line;
      const { arrivedDate, arrivedPrecision, recordedAt } = line;
      const arrived = { date: arrivedDate, precision: arrivedPrecision };
      const span = arrivalSpan(arrived, dateAt(new Date(recordedAt), "Europe/Moscow"));
      const theirs = letters.filter((each) => each.prisonerId === prisonerId);
      const suggestions = suggestMatches({ signature, number }, theirs, span).flatMap(
        ({ letterId, reasons }) => {
          const letter = theirs.find(({ id }) => id === letterId);
          return letter ? [{ ...facts(letter), reasons }] : [];
        },
      );
      const others = theirs
        .filter((each) => isOpen(each) && !suggestions.some((suggestion) => suggestion.id === each.id))
        .slice(0, OTHERS_SHOWN);
      return {
        ...{ id, receiptId, prisonerId, signature, number, problem, name, nameLatin },
        ...{ arrivedDate, arrivedPrecision, recordedOn: recordedAt.slice(0, 10) },
        suggestions,
        others: others.map(facts),
      };
    }),
    contradictions: await readContradictions(app),
  };
}

async function readContradictions(app: App) {
  const letters = await findContradicted(app.db, SHOWN);
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
