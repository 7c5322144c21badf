import type { NewRow } from "#db/schema";
import { HOLD_WEIGHT_MILLI, placeAt } from "~/domain/balance/load";
import { signatureKey } from "~/domain/correspondence/signature";
import { type Correspondence, EXTENSION_DAYS, HOLD_DAYS } from "~/domain/correspondence/states";
import { addDaysTo, dayAfter } from "~/domain/dates/instants";
import type { Stage } from "./stage";
import type { Thread } from "./threads";

/** Writes each thread as it stands today, its weight and seat by the rules; counts first claims with the writers. */
export function writeCorrespondences(stage: Stage, threads: readonly Thread[]): void {
  for (const thread of threads) {
    const row = correspondenceOf(stage, thread);
    stage.sheet.add("correspondence", row);
    const { writer } = thread;
    const claimedOn = row.claimedAt.slice(0, 10);
    if (writer.firstClaimOn === "" || claimedOn < writer.firstClaimOn) writer.firstClaimOn = claimedOn;
  }
}

function correspondenceOf(stage: Stage, thread: Thread): NewRow<"correspondence"> {
  const { ending, letters, writer } = thread;
  const claimedAt = claimedAtOf(stage, thread);
  const extended = ending.state === "held" && ending.extended === true;
  const facts: Correspondence = {
    state: ending.state,
    trust: writer.known ? "known" : "new",
    claimedAt,
    holdUntil: addDaysTo(claimedAt, HOLD_DAYS + (extended ? EXTENSION_DAYS : 0)),
    extendedAt: extended ? addDaysTo(claimedAt, HOLD_DAYS - 2) : null,
    lastLetterOn: letters.at(-1)?.sentOn ?? null,
    rhythmDays: null,
    pausedUntil: ending.state === "paused" ? dayAfter(stage.today, ending.untilDaysAhead) : null,
    holdWeightMilli: HOLD_WEIGHT_MILLI,
  };
  const { trust: _, ...columns } = facts;
  return {
    ...columns,
    ...placeAt(facts, stage.now),
    id: thread.id,
    prisonerId: thread.inmate.id,
    personId: writer.id,
    circleId: null,
    signature: writer.signature,
    signatureKey: signatureKey(writer.signature),
    channel: thread.channel,
    lastNumber: letters.length,
    closedAt: ending.state === "closed" ? closedAtOf(stage, ending.closedDaysAgo, claimedAt) : null,
    closedReason: ending.state === "closed" ? ending.reason : null,
    overCap: 0,
    rowVersion: 1,
  };
}

function claimedAtOf(stage: Stage, { ending, letters }: Thread): string {
  if ("claimedDaysAgo" in ending) return stage.during(stage.daysAgo(ending.claimedDaysAgo));
  const first = letters[0]?.sentOn ?? stage.today;
  return stage.during(dayAfter(first, -stage.chance.between(1, 12)));
}

function closedAtOf(stage: Stage, daysAgo: number, claimedAt: string): string {
  const closedAt = stage.during(stage.daysAgo(daysAgo));
  return closedAt > claimedAt ? closedAt : addDaysTo(claimedAt, 1);
}
