import { type DateISO, dayAfter, daysFromTo } from "~/domain/dates/instants";
import type { Channel } from "~/domain/facilities/channels";
import type { StoryStay } from "./custody";
import type { Stage } from "./stage";
import { lastLetterOn, type Thread } from "./threads";

/** Nobody writes again sooner. */
const LEAST_DAYS_BETWEEN = 6;
const MOST_LETTERS = 40;
/** Nothing has been heard from there for half a year. */
const SILENT_PLACE = "ik-kharp";
const SILENT_DAYS = 200;

/** Gives the threads exactly `total` letters together, dated, each with the day it arrives if it does. */
export function tellLetters(stage: Stage, threads: readonly Thread[], total: number): void {
  const told = threads.reduce((sum, thread) => sum + thread.letters.length, 0);
  const untold = threads.filter(
    (thread) => thread.letters.length === 0 && lastLetterOn(stage, thread) !== null,
  );
  for (const [thread, count] of shareOut(stage, untold, total - told)) {
    thread.letters = lettersOf(stage, thread, count);
  }
}

/** The stay a letter went to: where the writers believed them to be that day. */
export function stayAt(thread: Thread, day: DateISO): StoryStay | null {
  const known = thread.inmate.stays.filter((stay) => stay.place !== null);
  return known.findLast((stay) => stay.from <= day) ?? known[0] ?? null;
}

/** One each, then always to the thread that is furthest behind its eagerness (D'Hondt), while it has room. */
function shareOut(stage: Stage, threads: readonly Thread[], total: number): [Thread, number][] {
  const shares = threads.map((thread) => {
    const last = lastLetterOn(stage, thread) ?? stage.today;
    const room = Math.floor(Math.max(0, daysFromTo(thread.earliest, last)) / LEAST_DAYS_BETWEEN) + 1;
    return { thread, count: 1, room: Math.min(MOST_LETTERS, room), eagerness: stage.chance.between(2, 9) };
  });
  for (let rest = total - shares.length; rest > 0; rest -= 1) {
    const free = shares.filter(({ count, room }) => count < room);
    const next = free.reduce<(typeof shares)[number] | null>(
      (best, each) => (!best || each.eagerness / each.count > best.eagerness / best.count ? each : best),
      null,
    );
    if (!next) throw new RangeError("there is no room for so many letters");
    next.count += 1;
  }
  return shares.map(({ thread, count }) => [thread, count]);
}

/** Letters back from the last one, at a pace that is the writer's own. */
function lettersOf(stage: Stage, thread: Thread, count: number): Thread["letters"] {
  const { chance } = stage;
  const last = lastLetterOn(stage, thread) ?? stage.today;
  const span = Math.max(0, daysFromTo(thread.earliest, last));
  const pace = count > 1 ? Math.min(span / (count - 1), chance.between(14, 45)) : 0;
  return Array.from({ length: count }, (_, index) => {
    const back = count - 1 - index;
    const wander = index === 0 || back === 0 ? 0 : chance.between(-2, 2);
    const sentOn = dayAfter(last, -Math.floor(back * pace) + wander);
    return { number: index + 1, sentOn, arrivesOn: arrivalOf(stage, thread, sentOn) };
  });
}

/** Usual days on the way; a letter that meets a move is mostly lost. */
function arrivalOf(stage: Stage, thread: Thread, sentOn: DateISO): DateISO | null {
  const { chance } = stage;
  const [least, most, lost] = travel[thread.channel];
  const arrival = dayAfter(sentOn, chance.between(least, most));
  const stay = stayAt(thread, sentOn);
  if (stay?.place?.key === SILENT_PLACE && sentOn >= stage.daysAgo(SILENT_DAYS)) return null;
  const movedOn = stay?.until ?? null;
  if (movedOn !== null && arrival > movedOn) {
    return chance.happens(0.6) ? null : dayAfter(arrival, chance.between(20, 50));
  }
  return chance.happens(lost) ? null : arrival;
}

/** Least and most days to arrive, and the share that never does. */
const travel: Record<Channel, [number, number, number]> = {
  post: [12, 48, 0.08],
  "fsin-pismo": [2, 8, 0.02],
  zonatelecom: [2, 9, 0.02],
  relay: [10, 34, 0.05],
};
