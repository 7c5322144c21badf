import { expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findLoad } from "#db/repositories/load";
import { dayOf } from "~/domain/dates/instants";
import { checkDatabase } from "~/features/check/check.server";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { withdrawLetter } from "~/features/correspondence/letters.server";
import { settleDue } from "~/features/correspondence/settle.server";
import { parseListQuery } from "~/features/desk/prisoner-list";
import { listPrisoners } from "~/features/desk/prisoners.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const today = () => dayOf(clock.now.toISOString());
  const since = async (id: string) => (await findLoad(world.app.db, id))?.aloneSince;
  const differences = async () => (await checkDatabase(world.app.db, clock.now)).differences;
  const settle = () => settleDue(world.app, clock.now);

  test("somebody is alone from the record on, until somebody takes them, and again when they let go", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const made = today();
    expect(await since(prisonerId)).toBe(made);
    clock.forward({ days: 5 });
    const own = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    expect(await since(prisonerId)).toBe("9999-12-31");
    clock.forward({ days: 15 });
    await settle();
    expect(await since(prisonerId)).toBe(made);
    const number = await sendLetter(world.app, own, {}, clock.now);
    expect(await since(prisonerId)).toBe("9999-12-31");
    await withdrawLetter(world.app, own.viewer, own.id, number, clock.now);
    expect(await since(prisonerId)).toBe(made);
    await sendLetter(world.app, own, {}, clock.now);
    clock.forward({ days: 7 });
    await releaseCorrespondence(world.app, own.viewer, own.id, clock.now);
    expect(await since(prisonerId)).toBe(today());
    expect(await differences()).toEqual([]);
  });

  test("the last of several who write counts, and falling dormant counts as an end", async () => {
    const { id: prisonerId } = await makePrisoner(world.app, {}, clock.now);
    const viewer = await makeVolunteer(world.app, { trust: "known" }, clock.now);
    const lasting = await makeCorrespondence(world.app, { prisonerId, viewer }, clock.now);
    const leaving = await makeCorrespondence(world.app, { prisonerId }, clock.now);
    await sendLetter(world.app, lasting, {}, clock.now);
    await sendLetter(world.app, leaving, {}, clock.now);
    await releaseCorrespondence(world.app, leaving.viewer, leaving.id, clock.now);
    expect(await since(prisonerId)).toBe("9999-12-31");
    clock.forward({ days: 120 });
    await settle();
    expect(await since(prisonerId)).toBe(today());
    expect(await differences()).toEqual([]);
  });

  test("the desk's table stands in the order of days alone, and says how many", async () => {
    clock.forward({ days: 3 });
    const { id: newest } = await makePrisoner(world.app, {}, clock.now);
    const query = parseListQuery(new URLSearchParams({ show: "nobody", sort: "alone" }));
    const { rows } = await listPrisoners(world.app, query, clock.now);
    const days = rows.map(({ alone }) => alone);
    expect(days).toEqual(days.toSorted((a, b) => (b ?? 0) - (a ?? 0)));
    expect(rows.at(-1)).toMatchObject({ id: newest, alone: 0 });
    expect(Math.max(...days.map((each) => each ?? 0))).toBeGreaterThan(0);
  });
});
