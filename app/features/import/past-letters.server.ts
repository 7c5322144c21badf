import type { Tx } from "#db/connection.server";
import { insertLetter, insertLetterEvent } from "#db/repositories/letters";
import { findAllStaysOf, insertSheetLetters } from "#db/repositories/sheet-pairs";
import type { Row } from "#db/schema";
import { type LetterEventKind, storedCourse } from "~/domain/correspondence/letter-course";
import { startOfDay } from "~/domain/dates/instants";
import type { PartialDate } from "~/domain/dates/partial-date";
import { type Span, spanOf } from "~/domain/dates/span";
import type { Channel } from "~/domain/facilities/channels";
import type { Happened } from "~/domain/import/sheet-row";

/** A letter out of an old spreadsheet. Null `correspondenceId`: nobody knows whose it was. */
export interface PastLetter {
  correspondenceId: string | null;
  prisonerId: string;
  number: number;
  channel: Channel;
  sent: PartialDate & { date: string };
  arrived: Happened;
  answered: Happened;
}

/**
 * Writes letters of the past with what is known of them; what follows from them (last letter, load) is left to the
 * caller. Answers them in the same order, each with its events. A letter counts from the first day on which it may have been posted. It bears that day as the one it was
 * recorded on, too: the writer did not log it today, so nothing of today's limits and take-backs is about it.
 */
export async function insertPastLetters(
  tx: Tx,
  letters: readonly PastLetter[],
  runId: number,
  now: Date,
): Promise<{ id: number; events: number[] }[]> {
  const stays = await findAllStaysOf(
    tx,
    letters.map((letter) => letter.prisonerId),
  );
  const written = [];
  for (const letter of letters) {
    const events = eventsOf(letter);
    const spans = events.map(({ kind, when: { from, until } }) => ({
      kind,
      occurredFrom: from,
      occurredUntil: until,
    }));
    const { correspondenceId, prisonerId, number, channel, sent } = letter;
    const stay = stays.findLast((each) => each.prisonerId === prisonerId && wasThere(each, sent.date));
    const id = await insertLetter(tx, {
      ...{ correspondenceId, prisonerId, number, channel },
      kind: "letter",
      ...storedCourse(spans),
      sentOn: sent.date,
      facilityId: stay?.facilityId ?? null,
      stayId: stay?.id ?? null,
      recordedAt: startOfDay(sent.date),
    });
    const eventIds = [];
    for (const { kind, when } of events) eventIds.push(await insertEvent(tx, id, kind, when, now));
    written.push({ id, events: eventIds });
  }
  await insertSheetLetters(
    tx,
    written.map(({ id }) => ({ letterId: id, importRunId: runId })),
  );
  return written;
}

/** Adds what a sheet has come to know of a letter, and answers the event's id. */
export async function insertEvent(
  tx: Tx,
  letterId: number,
  kind: LetterEventKind,
  { from, until }: Span,
  now: Date,
): Promise<number> {
  return insertLetterEvent(tx, {
    letterId,
    kind,
    occurredFrom: from,
    occurredUntil: until,
    source: "coordinator",
    receiptLineId: null,
    replyId: null,
    moveReportId: null,
    recordedAt: now.toISOString(),
    voidedAt: null,
  });
}

function eventsOf({ sent, arrived, answered }: PastLetter) {
  const events: { kind: LetterEventKind; when: Span }[] = [{ kind: "sent", when: spanOf(sent) }];
  if (arrived) events.push({ kind: "confirmed", when: spanOf(arrived) });
  if (answered) events.push({ kind: "answered", when: spanOf(answered) });
  return events;
}

/** Whether somebody may have been held there that day; an unknown bound is taken as wide open. */
function wasThere(
  { fromDate, untilDate }: Pick<Row<"stay">, "fromDate" | "untilDate">,
  day: string,
): boolean {
  return (fromDate === null || fromDate <= day) && (untilDate === null || untilDate >= day);
}
