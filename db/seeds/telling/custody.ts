import { stayRow } from "#db/factories/prisoners";
import { type DateISO, dayAfter } from "~/domain/dates/instants";
import type { Status } from "~/domain/prisoners/statuses";
import { type Chapter, chaptersTo } from "./chapters";
import type { Place } from "./places";
import type { Stage } from "./stage";

/** A time spent at one facility, or nowhere known. */
export interface StoryStay {
  id: number;
  place: Place | null;
  from: DateISO;
  /** Null for the stay that goes on. */
  until: DateISO | null;
  /** When somebody last confirmed the address; null: nobody ever did. */
  confirmedOn: DateISO | null;
}

export interface Custody {
  stays: StoryStay[];
  arrestedOn: DateISO;
  /** The day the present status began. */
  sinceOn: DateISO;
}

export interface Held {
  prisonerId: string;
  gender: "m" | "f";
  minor: boolean;
  status: Status;
}

/** How somebody came to where they are: every status and stay, dated, the last one being today's. */
export function tellCustody(stage: Stage, places: Map<string, Place>, held: Held): Custody {
  const chapters = chaptersTo(held, places, stage.chance);
  tellStatuses(stage, held.prisonerId, chapters);
  return {
    stays: tellStays(stage, held.prisonerId, chapters),
    arrestedOn: stage.daysAgo(chapters[0]?.daysAgo ?? 0),
    sinceOn: stage.daysAgo(chapters.at(-1)?.daysAgo ?? 0),
  };
}

function tellStatuses(stage: Stage, prisonerId: string, chapters: readonly Chapter[]): void {
  for (const { status, daysAgo } of chapters) {
    const on = stage.daysAgo(daysAgo);
    const vague = daysAgo > 100 && stage.chance.happens(0.12);
    stage.sheet.add("statusChange", {
      prisonerId,
      status,
      sinceDate: vague ? `${on.slice(0, 7)}-01` : on,
      sincePrecision: vague ? "month" : "day",
      source: stage.chance.weighted([
        ["родные", 5],
        ["адвокат", 3],
        ["открытый источник", 2],
      ]),
      recordedAt: stage.during(dayAfter(on, stage.chance.between(0, 4))),
      voidedAt: null,
    });
  }
}

/** A chapter with a place (or nowhere) ends the stay before it. */
function tellStays(stage: Stage, prisonerId: string, chapters: readonly Chapter[]): StoryStay[] {
  const moves = chapters.filter((chapter) => chapter.place !== undefined);
  return moves.flatMap(({ place, daysAgo, status }, at) => {
    if (status === "released" || status === "died") return [];
    const next = moves[at + 1];
    const from = stage.daysAgo(daysAgo);
    const until = next ? stage.daysAgo(next.daysAgo) : null;
    const confirmations = place ? confirmationsOf(stage, from, until) : [];
    const id = stage.sheet.nextId("stay");
    const confirmedOn = confirmations.at(-1) ?? null;
    const stay = stayRow(prisonerId, place?.id ?? null, new Date(stage.during(from)), {
      id,
      fromDate: from,
      untilDate: until,
      untilPrecision: until ? "day" : "unknown",
      current: until ? 0 : 1,
      confirmedOn,
    });
    stage.sheet.add("stay", stay);
    for (const on of confirmations) {
      const source = stage.chance.pick(["родные", "звонок в учреждение", "ответ на письмо"]);
      stage.sheet.add("addressConfirmation", {
        stayId: id,
        confirmedOn: on,
        source,
        recordedAt: stage.during(on),
      });
    }
    return [{ id, place: place ?? null, from, until, confirmedOn }];
  });
}

/** Days on which somebody confirmed the address: for most who are still there lately, for some long ago or never. */
function confirmationsOf(stage: Stage, from: DateISO, until: DateISO | null): DateISO[] {
  const { chance } = stage;
  if (chance.happens(0.06)) return [];
  const last = until ?? stage.daysAgo(chance.happens(0.78) ? chance.between(1, 50) : chance.between(62, 210));
  const days = [dayAfter(from, chance.between(0, 9)), dayAfter(last, -chance.between(60, 120)), last];
  const inTime = days.filter((day) => day >= from && day <= (until ?? stage.today));
  return [...new Set(inTime)].sort();
}
