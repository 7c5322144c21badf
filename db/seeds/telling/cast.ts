import { consentRow, prisonerRow } from "#db/factories/prisoners";
import { articles, penalties } from "#db/seeds/story/cases";
import { dayAfter } from "~/domain/dates/instants";
import { type Language, languageMask } from "~/domain/prisoners/languages";
import type { Status } from "~/domain/prisoners/statuses";
import { tellBirth } from "./births";
import { type Custody, tellCustody } from "./custody";
import { chooseNames } from "./naming";
import type { Place } from "./places";
import type { Stage } from "./stage";
import { aboutOf } from "./texts";

export interface Inmate extends Custody {
  id: string;
  status: Status;
  languageMask: number;
  /** Where letters go: the present place, or the last one known. */
  place: Place | null;
  /** Letters are possible from this day. */
  knownFrom: string;
  /** Volunteers may write today, as far as status, consent and age go. */
  open: boolean;
  /** The family says which letters came. */
  hasFamily: boolean;
}

/** 200 people in the statuses of an ordinary day. */
const statusCounts: [Status, number][] = [
  ["serving", 112],
  ["remand", 46],
  ["awaiting-transfer", 6],
  ["in-transit", 5],
  ["quarantine", 3],
  ["detained", 4],
  ["house-arrest", 2],
  ["hospital", 3],
  ["unknown", 4],
  ["released", 14],
  ["died", 1],
];
/** Serving, and not to be written to: they or their families said no. */
const REFUSED = 5;

/** Everybody held, each with history, consent and the list that names them. */
export function tellCast(stage: Stage, places: Map<string, Place>): Inmate[] {
  const { chance } = stage;
  const all = statusCounts.flatMap(([status, count]) => Array<Status>(count).fill(status));
  const minors = new Set([all.indexOf("serving"), all.indexOf("remand")]);
  const names = chooseNames(all.length, chance);
  const inmates = all.map((status, index) => {
    const name = names[index];
    if (!name) throw new Error("a name for everybody");
    const refused = status === "serving" && index >= 1 && index <= REFUSED;
    return tellInmate(stage, places, { index, status, ...name, minor: minors.has(index), refused });
  });
  return chance.shuffled(inmates);
}

interface Part {
  index: number;
  status: Status;
  name: string;
  gender: "m" | "f";
  minor: boolean;
  refused: boolean;
}

function tellInmate(stage: Stage, places: Map<string, Place>, part: Part): Inmate {
  const { chance, sheet } = stage;
  const { index, status, gender, minor, name } = part;
  const id = chance.id();
  const custody = tellCustody(stage, places, { prisonerId: id, gender, minor, status });
  const began = stage.daysAgo(745);
  const heard = dayAfter(custody.arrestedOn, chance.between(3, 30));
  const listedOn = [heard > began ? heard : began, stage.today].sort()[0] ?? stage.today;
  const languages = languageMask(chance.weighted(languageSets));
  const createdAt = stage.during(listedOn);
  sheet.add(
    "prisoner",
    prisonerRow(
      {
        id,
        name,
        gender,
        ...tellBirth(stage, minor),
        languageMask: languages,
        about: chance.happens(0.07) ? "" : aboutOf(index),
        articles: chance.pick(articles),
        penalty: penaltyOf(stage, status),
        status,
        target: chance.happens(0.03) ? 2 : 3,
        hideLoad: chance.happens(0.015) ? 1 : 0,
      },
      new Date(createdAt),
    ),
  );
  tellRecognition(stage, { id, index, createdAt });
  const consent = part.refused ? "refused" : chance.happens(0.22) ? "given" : "presumed";
  sheet.add("consent", consentRow(id, consent, new Date(createdAt)));
  const writable: Status[] = ["remand", "serving", "awaiting-transfer", "quarantine", "hospital"];
  return {
    id,
    status,
    languageMask: languages,
    ...custody,
    place: custody.stays.findLast((stay) => stay.place !== null)?.place ?? null,
    knownFrom: dayAfter(listedOn, 1),
    open: writable.includes(status) && !minor && !part.refused,
    hasFamily: chance.happens(0.75),
  };
}

function tellRecognition(
  stage: Stage,
  { id, index, createdAt }: { id: string; index: number; createdAt: string },
) {
  const { sheet, chance } = stage;
  sheet.add("recognition", {
    list: "imena",
    externalId: String(1000 + index * 7),
    prisonerId: id,
    url: null,
    rowDigest: chance.id(),
    importRunId: null,
    seenAt: createdAt,
  });
  if (chance.happens(0.9)) return;
  const band = chance.pick(["none", "one-or-two"] as const);
  sheet.add("externalLoad", { prisonerId: id, list: "sosedi", band, asOf: stage.daysAgo(26) });
}

function penaltyOf({ chance }: Stage, status: Status): string {
  const before: Status[] = ["detained", "remand", "house-arrest"];
  return before.includes(status) ? "приговора ещё нет" : chance.pick(penalties);
}

const languageSets: [Language[], number][] = [
  [["ru"], 80],
  [["ru", "en"], 9],
  [["ru", "uk"], 3],
  [["ru", "tt"], 3],
  [["ru", "ka"], 1],
  [["ru", "de"], 2],
  [["uz"], 1],
  [["tg"], 1],
];
