import type { NewRow } from "#db/schema";
import { type LetterEventKind, stateFromEvents } from "~/domain/correspondence/letter-course";
import { type DateISO, dayAfter } from "~/domain/dates/instants";
import type { StoryStay } from "./custody";
import { stayAt } from "./letters";
import type { Stage } from "./stage";
import type { Thread, ThreadLetter } from "./threads";

/** A letter with what is known of it so far. */
export interface Known extends ThreadLetter {
  id: number;
  thread: Thread;
  stay: StoryStay | null;
  recordedOn: DateISO;
  atRisk: boolean;
  kinds: LetterEventKind[];
}

type Finding = Pick<NewRow<"letterEvent">, "kind" | "source"> & Partial<NewRow<"letterEvent">>;

/** Every letter, noted as sent by its writer, and as at risk where a move met it on the way. */
export function beginEvidence(stage: Stage, threads: readonly Thread[]): Known[] {
  return threads.flatMap((thread) => thread.letters.map((letter) => knownOf(stage, thread, letter)));
}

/** Writes down what was found out about a letter on a day. */
export function note(stage: Stage, known: Known, on: DateISO, finding: Finding): void {
  known.kinds.push(finding.kind);
  stage.sheet.add("letterEvent", {
    occurredFrom: null,
    occurredUntil: on,
    receiptLineId: null,
    replyId: null,
    voidedAt: null,
    ...finding,
    letterId: known.id,
    recordedAt: stage.during(on),
  });
}

/** Ends the evidence: some of what never arrives comes back, and every letter gets its state. */
export function endEvidence(stage: Stage, all: readonly Known[]): void {
  for (const known of all) {
    const unheard = known.kinds.every((kind) => kind === "sent" || kind === "at-risk");
    if (unheard && known.arrivesOn === null && stage.chance.happens(0.25)) sendBack(stage, known);
    stage.sheet.add("letter", {
      id: known.id,
      correspondenceId: known.thread.id,
      prisonerId: known.thread.inmate.id,
      facilityId: known.stay?.place?.id ?? null,
      stayId: known.stay?.id ?? null,
      channel: known.thread.channel,
      kind: "letter",
      number: known.number,
      state: stateFromEvents(known.kinds),
      sentOn: known.sentOn,
      atRisk: known.atRisk ? 1 : 0,
      recordedAt: stage.during(known.recordedOn),
    });
  }
}

function knownOf(stage: Stage, thread: Thread, letter: ThreadLetter): Known {
  const stay = stayAt(thread, letter.sentOn);
  const movedOn = stay?.until ?? null;
  const met = movedOn !== null && (letter.arrivesOn === null || letter.arrivesOn > movedOn);
  const atRisk = met && letter.sentOn > dayAfter(movedOn, -60);
  const written = dayAfter(letter.sentOn, stage.chance.between(0, 2));
  const recordedOn = written < stage.today ? written : stage.today;
  const known: Known = {
    ...letter,
    id: stage.sheet.nextId("letter"),
    thread,
    stay,
    recordedOn,
    atRisk,
    kinds: [],
  };
  const { sentOn } = letter;
  note(stage, known, recordedOn, {
    kind: "sent",
    source: "writer",
    occurredFrom: sentOn,
    occurredUntil: sentOn,
  });
  const noticedOn = movedOn !== null && movedOn > sentOn ? movedOn : recordedOn;
  if (atRisk) note(stage, known, noticedOn, { kind: "at-risk", source: "coordinator" });
  return known;
}

/** It came back in its envelope, or the censor refused it. */
function sendBack(stage: Stage, known: Known): void {
  const on = dayAfter(known.sentOn, stage.chance.between(40, 85));
  if (on > stage.today) return;
  const kind = stage.chance.happens(0.7) ? "returned" : "refused";
  note(stage, known, on, { kind, source: "writer" });
}
