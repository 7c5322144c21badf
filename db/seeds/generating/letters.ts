import type { NewRow } from "#db/schema";
import type { Stage } from "#db/seeds/telling/stage";
import { dayAfter } from "~/domain/dates/instants";
import type { Channel } from "~/domain/facilities/channels";
import type { GeneratedPrisoner } from "./prisoners";

interface Series {
  prisoner: GeneratedPrisoner;
  correspondenceId: string;
  channel: Channel;
  letters: number;
  /** The last letter, counted back from today; each one before it is `pace` days older. */
  lastDaysAgo: number;
  pace: number;
}

/** Until then nobody has heard of a letter. */
const NEWS_AFTER_DAYS = 30;

/** The letters of one correspondence with what became of each. */
export function generateLetters(stage: Stage, series: Series): void {
  for (let number = 1; number <= series.letters; number += 1) {
    generateLetter(stage, series, number, series.lastDaysAgo + (series.letters - number) * series.pace);
  }
}

type State = "sent" | "confirmed" | "answered";

function generateLetter(stage: Stage, series: Series, number: number, daysAgo: number): void {
  const { sheet } = stage;
  const { prisoner, correspondenceId, channel } = series;
  const sentOn = stage.daysAgo(daysAgo);
  const recordedAt = stage.during(sentOn);
  const state = stateAfter(stage, daysAgo);
  const id = sheet.nextId("letter");
  sheet.add("letter", {
    id,
    correspondenceId,
    prisonerId: prisoner.id,
    facilityId: prisoner.facility.id,
    stayId: prisoner.stayId,
    channel,
    kind: "letter",
    number,
    state,
    sentOn,
    atRisk: 0,
    recordedAt,
  });
  sheet.add("letterEvent", eventRow(id, "sent", "writer", sentOn, recordedAt, null));
  if (state === "sent") return;
  const heardOn = dayAfter(sentOn, NEWS_AFTER_DAYS);
  const heardAt = stage.during(heardOn);
  const replyId = state === "answered" ? sheet.nextId("reply") : null;
  if (replyId !== null) {
    const reply = {
      correspondenceId,
      prisonerId: prisoner.id,
      receivedOn: heardOn,
      source: "writer" as const,
      place: "writer" as const,
    };
    sheet.add("reply", { id: replyId, ...reply, recordedAt: heardAt, voidedAt: null });
  }
  const source = ({ confirmed: "family", answered: "prisoner" } as const)[state];
  sheet.add("letterEvent", eventRow(id, state, source, heardOn, heardAt, replyId));
}

function stateAfter({ chance }: Stage, daysAgo: number): State {
  if (daysAgo < NEWS_AFTER_DAYS) return "sent";
  return chance.weighted<State>([
    ["confirmed", 45],
    ["answered", 30],
    ["sent", 25],
  ]);
}

function eventRow(
  letterId: number,
  kind: State,
  source: NewRow<"letterEvent">["source"],
  on: string,
  recordedAt: string,
  replyId: number | null,
): NewRow<"letterEvent"> {
  return {
    letterId,
    kind,
    occurredFrom: kind === "sent" ? on : null,
    occurredUntil: on,
    source,
    receiptLineId: null,
    replyId,
    recordedAt,
    voidedAt: null,
  };
}
