import { expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertBlock } from "#db/repositories/correspondence";
import { pairHmac } from "~/features/correspondence/facts.server";
import { suggestFor } from "~/features/suggestions/suggest.server";
import { onEachEngine } from "../../setup/databases";
import { claim } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const suggest = (viewer: Parameters<typeof suggestFor>[1], skip = 0) =>
    suggestFor(world.app, viewer, skip, clock.now);

  test("nobody blocked is ever shown, and however many are, three others are found", async () => {
    const facility = await makeFacility(world.app, {}, clock.now);
    const prisoners = [];
    for (let each = 0; each < 40; each += 1)
      prisoners.push(await makePrisoner(world.app, { facilityId: facility.id }, clock.now));
    const viewer = await makeVolunteer(world.app, {}, clock.now);
    const free = new Set(prisoners.slice(0, 4).map(({ id }) => id));
    for (const { id } of prisoners.slice(4)) {
      await insertBlock(world.app.db, pairHmac(world.app, viewer.personId, id), clock.now.toISOString());
    }
    const first = await suggest(viewer);
    expect(first.cards).toHaveLength(3);
    expect(first).toMatchObject({ first: true, nextSkip: 3 });
    const rest = await suggest(viewer, 3);
    expect(rest.cards).toHaveLength(1);
    expect(rest).toMatchObject({ first: false, nextSkip: null });
    expect(new Set([...first.cards, ...rest.cards].map((card) => card.id))).toEqual(free);
  });

  test("what is no number of people to skip begins at the first three", async () => {
    const viewer = await makeVolunteer(world.app, {}, clock.now);
    for (const odd of [Number.NaN, -3, 1.5, Number.POSITIVE_INFINITY]) {
      expect(await suggest(viewer, odd)).toMatchObject({ first: true });
    }
    expect(await suggest(viewer, 1e9)).toMatchObject({ first: false, nextSkip: null });
  });

  test("whom one writes to is not suggested, nor whom time has closed to letters", async () => {
    const viewer = await makeVolunteer(world.app, { languages: ["en"] }, clock.now);
    const english = { languageMask: 2 };
    const own = await makePrisoner(world.app, english, clock.now);
    const other = await makePrisoner(world.app, english, clock.now);
    await makePrisoner(world.app, { ...english, status: "released" }, clock.now);
    await claim(world, viewer, own.id);
    const page = await suggest(viewer);
    expect(page.cards.map((card) => card.id)).toEqual([other.id]);
    expect(page).toMatchObject({ capacity: 3, free: 2, nextSkip: null });
  });
});
