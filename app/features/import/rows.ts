import type { NewRow, Row, RowChange } from "#db/schema";
import { DEFAULT_TARGET } from "~/domain/balance/load";
import type { FacilityRef } from "~/domain/import/facilities";
import type { FacilityFacts, PrisonerFacts } from "~/domain/import/facts";
import type { ImportField } from "~/domain/import/fields";
import type { Mapping } from "~/domain/import/mapping";
import type { Creation } from "~/domain/import/plan";
import { suggestDative } from "~/domain/prisoners/dative";
import { searchKey } from "~/domain/prisoners/names";
import type { Status } from "~/domain/prisoners/statuses";
import { transliterate } from "~/domain/prisoners/transliteration";
import { randomId } from "~/platform/crypto/random.server";

/** What every row written by one import shares; `facilityIds` are those it created, in the order of the plan. */
export type Run = { id: number; list: Pick<Mapping, "list" | "title">; now: Date; facilityIds: string[] };

/** All rows of a person first heard of. */
export function creationRows({ facts, rowDigest, facility }: Creation, run: Run) {
  const prisoner = prisonerRow(facts, run);
  const { id } = prisoner;
  return {
    prisoner,
    statusChange: statusRow(id, facts, run),
    stay: hasStay(facts.status) ? stayRow(id, facilityIdOf(facility, run), run) : null,
    consent: consentRow(id, facts, run),
    recognition: recognitionRow(id, { facts, rowDigest }, run),
  };
}

/** That a list names a person, under which id, and what it said last. */
export function recognitionRow(
  prisonerId: string,
  { facts, rowDigest }: Pick<Creation, "facts" | "rowDigest">,
  run: Run,
): NewRow<"recognition"> {
  return {
    list: run.list.list,
    externalId: facts.externalId,
    prisonerId,
    url: facts.url,
    rowDigest,
    importRunId: run.id,
    seenAt: run.now.toISOString(),
  };
}

/** A person as a list tells of them, with what is derived from the name. */
function prisonerRow(facts: PrisonerFacts, run: Run): Row<"prisoner"> {
  const columns = columnsOf(facts);
  return {
    id: randomId(),
    ...columns.name,
    ...columns.gender,
    ...columns.birth,
    ...columns.about,
    ...columns.articles,
    ...columns.penalty,
    status: facts.status,
    languageMask: facts.languageMask,
    target: DEFAULT_TARGET,
    cap: null,
    hideLoad: 0,
    mergedInto: null,
    rowVersion: 1,
    createdAt: run.now.toISOString(),
  };
}

/** The columns of `prisoner` that follow from each field of a list; a guessed gender declines no name. */
export function columnsOf(facts: PrisonerFacts) {
  const { name, gender, genderKnown, birth, about, articles, penalty } = facts;
  const nameDative = genderKnown ? suggestDative(name, gender) : null;
  return {
    name: { name, nameSearch: searchKey(name), nameLatin: transliterate(name), nameDative },
    gender: { gender, nameDative },
    birth: { birthDate: birth.date, birthPrecision: birth.precision },
    about: { about },
    articles: { articles },
    penalty: { penalty },
  } satisfies Partial<Record<ImportField, RowChange<"prisoner">>>;
}

/** A place first heard of in a list: to be confirmed, whatever the list says. */
export function facilityRow(facts: FacilityFacts, run: Run): Row<"facility"> {
  return {
    id: randomId(),
    ...facts,
    nameSearch: searchKey(facts.name),
    climateZone: "temperate",
    toBeConfirmed: 1,
    source: run.list.title,
    checkedOn: null,
    letterNote: null,
    letterNoteSource: null,
    letterNoteCheckedOn: null,
    mergedInto: null,
    rowVersion: 1,
    createdAt: run.now.toISOString(),
  };
}

export function statusRow(prisonerId: string, facts: PrisonerFacts, run: Run): NewRow<"statusChange"> {
  return {
    prisonerId,
    status: facts.status,
    sinceDate: facts.since.date,
    sincePrecision: facts.since.precision,
    source: run.list.title,
    recordedAt: run.now.toISOString(),
    voidedAt: null,
  };
}

export function stayRow(prisonerId: string, facilityId: string | null, run: Run): NewRow<"stay"> {
  return {
    prisonerId,
    facilityId,
    fromDate: null,
    fromPrecision: "unknown",
    untilDate: null,
    untilPrecision: "unknown",
    current: 1,
    confirmedOn: null,
    source: run.list.title,
    recordedAt: run.now.toISOString(),
  };
}

export function consentRow(prisonerId: string, facts: PrisonerFacts, run: Run): NewRow<"consent"> {
  return {
    prisonerId,
    purpose: "letters",
    state: facts.letters,
    givenBy: "list",
    source: run.list.title,
    recordedAt: run.now.toISOString(),
    withdrawnAt: null,
  };
}

/** Whether somebody in this status is somewhere, known or not; the free, the dead and those at home are not. */
export function hasStay(status: Status): boolean {
  return !["released", "died", "house-arrest"].includes(status);
}

/** The id of the facility a row means. */
export function facilityIdOf(ref: FacilityRef | null, run: Run): string | null {
  if (ref === null) return null;
  return "id" in ref ? ref.id : (run.facilityIds[ref.created] ?? null);
}
