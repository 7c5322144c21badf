import { findFacility } from "#db/repositories/facilities";
import { findAllFollowed, findFollowed } from "#db/repositories/family-links";
import { findLettersUnderWay } from "#db/repositories/letters-under-way";
import { findCurrentStay } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import { PRESUMED_LOST_DAYS } from "~/domain/correspondence/states";
import { dayAfter, dayOf } from "~/domain/dates/instants";
import type { App } from "~/platform/app.server";

/** Whom this relative follows, by name, each with the number of letters on their way. */
export async function listFollowed(app: App, viewer: Viewer, now: Date) {
  const followed = await findAllFollowed(app.db, viewer.personId);
  const ids = followed.map(({ id }) => id);
  const letters = await findLettersUnderWay(app.db, ids, sinceWhen(now));
  return followed.map(({ id, name, nameLatin }) => ({
    id,
    name,
    nameLatin,
    underWay: letters.filter(({ prisonerId }) => prisonerId === id).length,
  }));
}

/** What a relative is shown of somebody they follow; null when they do not. */
export async function readHub(app: App, viewer: Viewer, prisonerId: string, now: Date) {
  const prisoner = await findFollowed(app.db, viewer.personId, prisonerId);
  if (!prisoner) return null;
  const { id, name, nameLatin, status } = prisoner;
  return {
    id,
    name,
    nameLatin,
    status,
    place: await readPlace(app, id),
    letters: bySignature(await findLettersUnderWay(app.db, [id], sinceWhen(now))),
  };
}

/** Just the name, for the pages below; null when this relative does not follow them. */
export async function readFollowed(app: App, viewer: Viewer, prisonerId: string) {
  const prisoner = await findFollowed(app.db, viewer.personId, prisonerId);
  return prisoner ? { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin } : null;
}

/** Where they are held, and when somebody last confirmed it; null when nobody knows. */
async function readPlace(app: App, prisonerId: string) {
  const stay = await findCurrentStay(app.db, prisonerId);
  const facility = stay?.facilityId ? await findFacility(app.db, stay.facilityId) : undefined;
  if (!stay || !facility) return null;
  return { facilityName: facility.name, region: facility.region, confirmedOn: stay.confirmedOn };
}

/** The first day of posting from which a letter may still be on its way. */
function sinceWhen(now: Date): string {
  return dayAfter(dayOf(now.toISOString()), 1 - PRESUMED_LOST_DAYS);
}

function bySignature(letters: readonly { signature: string; number: number }[]) {
  const numbers = new Map<string, number[]>();
  for (const { signature, number } of letters) {
    numbers.set(signature, [...(numbers.get(signature) ?? []), number]);
  }
  return [...numbers].map(([signature, each]) => ({ signature, numbers: each }));
}
