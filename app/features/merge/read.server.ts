import { findFacility } from "#db/repositories/facilities";
import { countRowsOf, findRecognitionsOf } from "#db/repositories/merge-rows";
import {
  findAllCorrespondencesOf,
  findMergeCandidates,
  findMergesInto,
  findSurvivor,
} from "#db/repositories/prisoner-merges";
import { findConsent, findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { languagesOf } from "~/domain/prisoners/languages";
import { stricterSide } from "~/domain/prisoners/merge";
import { searchKey } from "~/domain/prisoners/names";
import type { App } from "~/platform/app.server";
import { namesOf } from "./correspondences.server";

const SHOWN = 20;

/** Where a record that was merged went on; null when it was not, or never was. */
export async function survivorOf({ db }: App, id: string): Promise<string | null> {
  const survivor = await findSurvivor(db, id);
  return survivor === id ? null : survivor;
}

/** One record, others that may be the same person, and what was merged into it; null when it is not there. */
export async function searchToMerge({ db }: App, id: string, typed: string) {
  const prisoner = await findPrisoner(db, id);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const asked = typed || (prisoner.name.split(" ")[0] ?? "");
  const found = await findMergeCandidates(db, id, searchKey(asked), SHOWN);
  const merges = await findMergesInto(db, id);
  return {
    id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    asked,
    found,
    merges: merges.map(({ id: mergeId, name, recordedAt }) => ({
      id: mergeId,
      name,
      on: recordedAt.slice(0, 10),
    })),
  };
}

/** Both records side by side with what a merge would do; null when one is not there or they are the same. */
export async function previewMerge(app: App, keptId: string, lostId: string) {
  if (keptId === lostId) return null;
  const kept = await readSide(app, keptId);
  const lost = await readSide(app, lostId);
  if (!kept || !lost) return null;
  const counts = await countRowsOf(app.db, lostId);
  const mine = await findAllCorrespondencesOf(app.db, keptId);
  const theirs = await findAllCorrespondencesOf(app.db, lostId);
  const renamed = namesOf(mine, theirs);
  const isOpen = ({ state, personId }: (typeof mine)[number]) => state !== "closed" && personId !== null;
  const writing = new Set(mine.filter(isOpen).map(({ personId }) => personId));
  return {
    kept,
    lost,
    moves: {
      writers: theirs.length,
      letters: counts.letter,
      relatives: counts.familyLink,
      lists: (await findRecognitionsOf(app.db, lostId)).length,
      other: counts.receipt + counts.reply + counts.report + counts.moveReport + counts.stay,
    },
    doubles: theirs.filter((row) => isOpen(row) && writing.has(row.personId)).length,
    renamed: [...mine, ...theirs].flatMap(({ id, signature }) => {
      const to = renamed.get(id);
      return to === undefined ? [] : [{ from: signature, to }];
    }),
    consent: consentOf(kept.consent, lost.consent),
  };
}

export type MergePreview = NonNullable<Awaited<ReturnType<typeof previewMerge>>>;

async function readSide({ db }: App, id: string) {
  const row = await findPrisoner(db, id);
  if (!row || row.mergedInto !== null) return null;
  const stay = await findCurrentStay(db, id);
  const facility = stay?.facilityId ? await findFacility(db, stay.facilityId) : undefined;
  const consent = await findConsent(db, id, "letters");
  const { name, nameLatin, nameDative, gender, birthDate, birthPrecision, status } = row;
  const { about, articles, penalty, target, cap, rowVersion } = row;
  return {
    ...{ id, name, nameLatin, nameDative, gender, birthDate, birthPrecision, status },
    ...{ about, articles, penalty, target, cap, version: rowVersion },
    languages: languagesOf(row.languageMask),
    facility: facility?.name ?? null,
    consent: consent?.state ?? null,
  };
}

export type MergeSide = NonNullable<Awaited<ReturnType<typeof readSide>>>;

function consentOf(kept: MergeSide["consent"], lost: MergeSide["consent"]) {
  if (kept === null || lost === null) return kept ?? lost ?? ("none" as const);
  return stricterSide(kept, lost) === "kept" ? kept : lost;
}
