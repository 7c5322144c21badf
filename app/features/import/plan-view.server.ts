import type { Tx } from "#db/connection.server";
import type { StandingRow } from "#db/repositories/import-standing";
import { findFacilityVersions } from "#db/repositories/import-undo";
import type { PartialDate } from "~/domain/dates/partial-date";
import type { ImportField } from "~/domain/import/fields";
import type { Change, ImportPlan } from "~/domain/import/plan";
import { CHANGES_SHOWN, type ChangeView, type FieldValue, LINES_SHOWN, type PlanView } from "./plan-view";
import { countsOf } from "./prisoners-kind.server";
import { reportOf } from "./run-report";
import { readStandings } from "./standing.server";

/** A plan as a page shows it: the changed people from `from` on with what stands there now, all else by count. */
export async function planView(tx: Tx, plan: ImportPlan, list: string, from: number): Promise<PlanView> {
  const changed = [...plan.change, ...plan.recognise];
  const shown = changed.slice(from, from + CHANGES_SHOWN);
  const standings = await readStandings(
    tx,
    list,
    shown.map(({ prisonerId }) => prisonerId),
  );
  const places = await findFacilityVersions(tx, placesOf(plan, shown));
  const nameOf = (id: string | null) => places.find((place) => place.id === id)?.name ?? "";
  const placeOf = ({ facility }: Pick<Change, "facility">) =>
    facility === null
      ? ""
      : "id" in facility
        ? nameOf(facility.id)
        : (plan.facilities[facility.created]?.name ?? "");
  return {
    counts: countsOf(plan),
    from,
    created: plan.create.slice(0, CHANGES_SHOWN).map((each) => ({
      line: each.line,
      name: each.facts.name,
      place: each.facts.place?.name ?? "",
    })),
    changes: shown.map((change) => changeView(change, standings.get(change.prisonerId), placeOf(change))),
    doubts: plan.doubts.map(({ line, facts, candidates }) => ({
      line,
      name: facts.name,
      born: yearOf(facts.birth),
      place: facts.place?.name ?? "",
      candidates: candidates.map(({ prisonerId, name, birth, facilityId }) => ({
        id: prisonerId,
        name,
        born: yearOf(birth),
        place: nameOf(facilityId),
      })),
    })),
    facilities: plan.facilities.slice(0, LINES_SHOWN).map(({ name, region }) => ({ name, region })),
    ...reportOf(plan),
  };
}

function placesOf(plan: ImportPlan, shown: readonly Change[]): string[] {
  const changed = shown.flatMap(({ facility }) =>
    facility !== null && "id" in facility ? [facility.id] : [],
  );
  const asked = plan.doubts.flatMap(({ candidates }) =>
    candidates.flatMap(({ facilityId }) => facilityId ?? []),
  );
  return [...new Set([...changed, ...asked])].slice(0, 500);
}

function yearOf({ date }: PartialDate): string {
  return date?.slice(0, 4) ?? "";
}

function changeView(change: Change, now: StandingRow | undefined, place: string): ChangeView {
  const { line, prisonerId, facts, fields } = change;
  return {
    line,
    prisonerId,
    name: now?.name ?? facts.name,
    fields: fields.flatMap((field) => {
      const { before, after } = sidesOf(field, change, now, place);
      return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ field, before, after }];
    }),
  };
}

function sidesOf(
  field: ImportField,
  { facts }: Change,
  now: StandingRow | undefined,
  place: string,
): { before: FieldValue; after: FieldValue } {
  if (field === "birth") {
    const before = { date: now?.birthDate ?? null, precision: now?.birthPrecision ?? "unknown" };
    return { before, after: facts.birth };
  }
  if (field === "place") return { before: now?.facilityName ?? null, after: place || null };
  return { before: now?.[field] ?? null, after: facts[field] ?? null };
}
