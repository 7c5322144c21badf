import { findConditions, findParcelFact } from "#db/repositories/parcel-facts";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { isParcelRule } from "~/domain/parcels/overrides";
import { readOverrides } from "~/features/overrides/overrides.server";
import type { App } from "~/platform/app.server";
import { type Counted, readCounted } from "./counted.server";

const nothing: Counted = { isLifeSentence: false, exemptions: [], medicalExtra: 0 };

/** What decides about somebody's parcels beside place and status, for the desk; null where there is nobody. */
export async function readDeciding(app: App, prisonerId: string) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const stay = await findCurrentStay(app.db, prisonerId);
  const fact = await findParcelFact(app.db, prisonerId);
  const overrides = await readOverrides(app, { facilityId: stay?.facilityId ?? null, prisonerId });
  return {
    id: prisoner.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    conditions: (await findConditions(app.db, prisonerId)).map(({ id, conditions, since }) => ({
      ...{ id, conditions, since },
    })),
    counted: fact ? readCounted(app, fact) : nothing,
    overrides: overrides.filter(({ rule }) => isParcelRule(rule)),
  };
}

export type Deciding = NonNullable<Awaited<ReturnType<typeof readDeciding>>>;
