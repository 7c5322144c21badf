import { signatureKey } from "~/domain/correspondence/signature";
import { type DateISO, dayAfter, daysFromTo } from "~/domain/dates/instants";
import { type Channel, channelMask, channelsOf } from "~/domain/facilities/channels";
import type { Inmate } from "./cast";
import type { Stage } from "./stage";
import type { Writer } from "./writers";

/** How a correspondence stands today. Days count back from today. */
export type Ending =
  | { state: "held"; claimedDaysAgo: number; extended?: boolean }
  | { state: "active"; lastDaysAgo: number }
  | { state: "paused"; lastDaysAgo: number; untilDaysAhead: number }
  | { state: "closed"; reason: "released" | "expired"; claimedDaysAgo: number; closedDaysAgo: number }
  | {
      state: "closed";
      reason: "finished" | "prisoner-closed";
      lastDaysAgo: number;
      closedDaysAgo: number;
    };

export interface ThreadLetter {
  number: number;
  sentOn: DateISO;
  /** Null for a letter that never arrives. */
  arrivesOn: DateISO | null;
}

/** One volunteer writing to one prisoner. */
export interface Thread {
  id: string;
  inmate: Inmate;
  writer: Writer;
  channel: Channel;
  ending: Ending;
  /** No letter was sent before. */
  earliest: DateISO;
  letters: ThreadLetter[];
  /** Days of answers that are told already; absent: as chance has it. */
  repliesOn?: DateISO[];
}

/** Finds somebody who may write to this prisoner, and begins; null when nobody fits. */
export function beginThread(
  stage: Stage,
  writers: readonly Writer[],
  inmate: Inmate,
  ending: Ending,
  others: readonly Thread[],
): Thread | null {
  const taken = new Set(others.map((thread) => signatureKey(thread.writer.signature)));
  const open = ending.state !== "closed";
  const from = stage.chance.below(writers.length);
  for (let step = 0; step < writers.length; step += 1) {
    const writer = writers[(from + step) % writers.length];
    if (!writer || (open && writer.openCount >= writer.answers.capacity)) continue;
    if (taken.has(signatureKey(writer.signature))) continue;
    const thread = threadOf(stage, writer, inmate, ending);
    if (thread) return thread;
  }
  return null;
}

/** The thread itself; null when language or channel stand between the two. Counts with the writer. */
export function threadOf(stage: Stage, writer: Writer, inmate: Inmate, ending: Ending): Thread | null {
  const channels = channelsOf(writer.channelMask & channelMask(inmate.place?.channels ?? []));
  if (channels.length === 0 || (writer.languageMask & inmate.languageMask) === 0) return null;
  if (ending.state !== "closed") writer.openCount += 1;
  const channel = stage.chance.pick(channels);
  const id = stage.chance.id();
  return { id, inmate, writer, channel, ending, earliest: earliestOf(stage, inmate, ending), letters: [] };
}

/** Days for which letters to this prisoner have been possible. */
export function historyDays(stage: Stage, inmate: Inmate): number {
  const from = inmate.stays[0]?.from ?? stage.today;
  return daysFromTo([from, inmate.knownFrom].sort()[1] ?? from, stage.today);
}

/** Whether letters were sent at all: a hold and what became of one have none. */
export function lastLetterOn(stage: Stage, { ending }: Thread): DateISO | null {
  return "lastDaysAgo" in ending ? stage.daysAgo(ending.lastDaysAgo) : null;
}

function earliestOf(stage: Stage, inmate: Inmate, ending: Ending): DateISO {
  const possible = stage.daysAgo(Math.min(728, historyDays(stage, inmate)));
  if (!("lastDaysAgo" in ending)) return possible;
  const last = stage.daysAgo(ending.lastDaysAgo);
  const within = dayAfter(last, -stage.chance.between(30, 640));
  return within > possible ? within : possible;
}
