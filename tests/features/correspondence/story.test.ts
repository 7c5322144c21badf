import fc from "fast-check";
import { expect, test } from "vitest";
import { findOpenCountDifferences } from "#db/repositories/check";
import { findAllOwn } from "#db/repositories/correspondence";
import { findAllLoads } from "#db/repositories/load";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { computeLoadRows } from "~/features/prisoners/load.server";
import { onEachEngine, type World } from "../../setup/databases";
import { expectSound } from "./acts";
import { type Cast, makeCast, play, stories } from "./story";

const runs = { sqlite: 220, postgres: 30 };

onEachEngine((world) => {
  test("whatever happens in whatever order, what is stored is what it should be", async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const cast = await makeCast(world);
        for (const step of story) {
          await play(world, cast, step);
          await expectStoredLoads(world, cast);
          await expectNobodyTooMany(world, cast);
        }
      }),
      { numRuns: runs[world.engine], seed: 20_261_120 },
    );
    await expectSound(world);
  }, 300_000);
});

/** Stored loads and open counts equal those computed from nothing. */
async function expectStoredLoads({ app, clock }: World, { prisoners }: Cast): Promise<void> {
  const ids = prisoners.map((each) => each.id);
  const byId = (a: { prisonerId: string }, b: { prisonerId: string }) =>
    a.prisonerId < b.prisonerId ? -1 : 1;
  const stored = (await findAllLoads(app.db, ids)).sort(byId);
  expect(stored).toEqual((await computeLoadRows(app.db, ids, clock.now)).sort(byId));
  expect(await findOpenCountDifferences(app.db)).toEqual([]);
}

/** Nobody is over a cap but by a late letter that says so, nor over a capacity but by a revived correspondence. */
async function expectNobodyTooMany({ app }: World, { prisoners, writers, revived }: Cast): Promise<void> {
  const rows = (await Promise.all(writers.map((each) => findAllOwn(app.db, each.personId)))).flat();
  for (const load of await findAllLoads(
    app.db,
    prisoners.map((each) => each.id),
  )) {
    const flagged = rows.filter((row) => row.prisonerId === load.prisonerId && row.overCap === 1);
    const over = (seat: string, taken: number) =>
      taken - load.cap - flagged.filter((row) => row.seat === seat).length;
    expect(over("taken", load.seatsTaken)).toBeLessThanOrEqual(0);
    expect(over("provisional", load.seatsProvisional)).toBeLessThanOrEqual(0);
  }
  for (const { personId } of writers) {
    const profile = await findVolunteerProfile(app.db, personId);
    const over = (profile?.openCount ?? 0) - (profile?.capacity ?? 0);
    expect(over).toBeLessThanOrEqual(revived.get(personId) ?? 0);
  }
}
