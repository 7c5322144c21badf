import type { Inmate } from "./cast";
import type { Stage } from "./stage";
import { beginThread, type Ending, historyDays, type Thread } from "./threads";
import type { Writer } from "./writers";

/** Parts of those who may be written to, most famous first; the rest have nobody. */
const FAMOUS = 6;
const KNOWN = 22;
const SOME = 88;
const DORMANT = 16;

/**
 * Who writes to whom: everybody to a few, somebody to many, nobody to the rest, with what became of those who
 * began and stopped. `begun` are the threads that stand already.
 */
export function tellAttention(
  stage: Stage,
  cast: readonly Inmate[],
  writers: readonly Writer[],
  begun: readonly Thread[],
): Thread[] {
  const threads = [...begun];
  const begin = (inmate: Inmate, ending: Ending | null) => {
    if (!ending || lastDay(ending) >= historyDays(stage, inmate)) return;
    const others = threads.filter((thread) => thread.inmate === inmate);
    const thread = beginThread(stage, writers, inmate, ending, others);
    if (thread) threads.push(thread);
  };
  const { chance } = stage;
  const free = cast.filter((inmate) => !begun.some((thread) => thread.inmate === inmate));
  const line = byLength(
    stage,
    free.filter((inmate) => inmate.open),
  );

  const famous = line.splice(0, FAMOUS);
  for (const [rank, inmate] of famous.entries())
    repeat(rank < 2 ? 9 : chance.between(6, 8), () => begin(inmate, living(stage)));
  for (const inmate of famous) repeat(3, () => begin(inmate, past(stage)));

  const dormant = line.splice(0, DORMANT);
  for (const inmate of dormant) repeat(chance.between(1, 2), () => begin(inmate, sleeping(stage)));

  const rest = chance.shuffled(line);
  for (const inmate of rest.splice(0, KNOWN))
    repeat(chance.between(3, 5), () => begin(inmate, living(stage)));
  for (const inmate of rest.splice(0, SOME)) repeat(chance.between(1, 2), () => begin(inmate, living(stage)));
  for (const inmate of chance.shuffled(cast.filter((each) => each.open)).slice(0, 60))
    begin(inmate, past(stage));

  for (const inmate of free.filter(({ status }) => status === "in-transit" || status === "unknown")) {
    repeat(chance.between(0, 2), () =>
      begin(inmate, { state: "active", lastDaysAgo: chance.between(2, 50) }),
    );
  }
  for (const inmate of free.filter(({ status }) => status === "released" || status === "died")) {
    repeat(chance.between(1, 4), () => begin(inmate, ended(stage, inmate)));
  }
  return threads;
}

/** Somebody attached today: mostly writing, some just begun, some late, some resting. */
function living({ chance }: Stage): Ending {
  return chance.weighted<() => Ending>([
    [() => ({ state: "active", lastDaysAgo: chance.between(0, 55) }), 70],
    [() => ({ state: "active", lastDaysAgo: chance.between(61, 117) }), 10],
    [() => ({ state: "held", claimedDaysAgo: chance.between(0, 5) }), 8],
    [() => ({ state: "held", claimedDaysAgo: 12 }), 4],
    [() => ({ state: "held", claimedDaysAgo: chance.between(15, 18), extended: true }), 2],
    [
      () => ({
        state: "paused",
        lastDaysAgo: chance.between(10, 70),
        untilDaysAhead: chance.between(6, 80),
      }),
      6,
    ],
  ])();
}

function sleeping({ chance }: Stage): Ending {
  return { state: "active", lastDaysAgo: chance.between(125, 320) };
}

/** Somebody who is no longer there. */
function past({ chance }: Stage): Ending {
  const closedDaysAgo = chance.between(4, 400);
  return chance.weighted<Ending>([
    [
      {
        state: "closed",
        reason: "released",
        claimedDaysAgo: closedDaysAgo + chance.between(0, 11),
        closedDaysAgo,
      },
      5,
    ],
    [{ state: "closed", reason: "expired", claimedDaysAgo: closedDaysAgo + 14, closedDaysAgo }, 4],
    [
      {
        state: "closed",
        reason: "finished",
        lastDaysAgo: closedDaysAgo + chance.between(5, 60),
        closedDaysAgo,
      },
      6,
    ],
  ]);
}

/** Closed by the news itself. */
function ended(stage: Stage, inmate: Inmate): Ending {
  const closedDaysAgo = Math.round((Date.parse(stage.today) - Date.parse(inmate.sinceOn)) / 86_400_000);
  const lastDaysAgo = closedDaysAgo + stage.chance.between(4, 70);
  return { state: "closed", reason: "prisoner-closed", lastDaysAgo, closedDaysAgo };
}

/** The longer somebody is known, the more have heard of them; a little chance beside it. */
function byLength(stage: Stage, cast: readonly Inmate[]): Inmate[] {
  const weight = new Map(
    cast.map((inmate) => [inmate, historyDays(stage, inmate) + stage.chance.between(0, 200)]),
  );
  return [...cast].sort((a, b) => (weight.get(b) ?? 0) - (weight.get(a) ?? 0));
}

function lastDay(ending: Ending): number {
  return "lastDaysAgo" in ending ? ending.lastDaysAgo : ending.claimedDaysAgo;
}

function repeat(times: number, work: () => void): void {
  for (let time = 0; time < times; time += 1) work();
}
