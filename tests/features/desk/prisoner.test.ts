import { expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { disablePerson } from "#db/repositories/people";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { readDeskPrisoner, readDeskPrisonerName } from "~/features/desk/prisoner.server";
import { parseListQuery } from "~/features/desk/prisoner-list";
import { listPrisoners } from "~/features/desk/prisoners.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const read = (id: string) => readDeskPrisoner(world.app, id, clock.now);
  const prisoner = (overrides: Parameters<typeof makePrisoner>[1] = {}) =>
    makePrisoner(world.app, overrides, clock.now);
  const writer = (prisonerId: string, signature: string) =>
    makeCorrespondence(world.app, { prisonerId, signature }, clock.now);

  test("writers appear by signature, and nothing leads to the person or the correspondence", async () => {
    const { id } = await prisoner();
    const made = await writer(id, "Старый друг");
    await sendLetter(world.app, made, { sentOn: "2026-11-18" }, clock.now);
    await sendLetter(world.app, made, { sentOn: "2026-11-19" }, clock.now);
    const shown = await read(id);
    expect(shown?.writers).toEqual([
      {
        signature: "Старый друг",
        state: "active",
        holdUntil: null,
        letters: 2,
        lastLetterOn: "2026-11-19",
        overCap: false,
      },
    ]);
    expect(JSON.stringify(shown)).not.toContain(made.id);
    expect(JSON.stringify(shown)).not.toContain(made.viewer.personId);
  });

  test("tells those who promised from those who write, are silent or have ended, living ones first", async () => {
    const before = clock.now;
    const { id } = await prisoner();
    const silent = await writer(id, "Молчит");
    await sendLetter(world.app, silent, {}, clock.now);
    const over = await writer(id, "Закончил");
    await releaseCorrespondence(world.app, over.viewer, over.id, clock.now);
    clock.forward({ days: 125 });
    await writer(id, "Обещал");
    const shown = await read(id);
    expect(shown?.writers.map(({ signature, state }) => [signature, state])).toEqual([
      ["Обещал", "held"],
      ["Молчит", "dormant"],
      ["Закончил", "closed"],
    ]);
    expect(shown?.writers[0]).toMatchObject({ letters: 0, lastLetterOn: null });
    expect(shown?.writers[0]?.holdUntil?.slice(0, 10)).toBe("2027-04-08");
    clock.set(before);
  });

  test("a promise that ran out a moment ago is over already", async () => {
    const before = clock.now;
    const { id } = await prisoner();
    await writer(id, "Обещал");
    clock.forward({ days: 14 });
    expect((await read(id))?.writers).toMatchObject([{ state: "closed", holdUntil: null }]);
    clock.set(before);
  });

  test("a late letter past the cap is marked by its signature, and in the table", async () => {
    const before = clock.now;
    const { id } = await prisoner({ cap: 1, name: "Лишний Лев Львович" });
    const late = await writer(id, "Поздний");
    clock.forward({ days: 15 });
    await read(id);
    await writer(id, "Новый");
    const inTable = async () => {
      const query = parseListQuery(new URLSearchParams("q=лишний"));
      return (await listPrisoners(world.app, query, clock.now)).rows.map((row) => row.overCap);
    };
    expect(await inTable()).toEqual([false]);
    await sendLetter(world.app, late, { sentOn: "2026-11-21" }, clock.now);
    const marked = (await read(id))?.writers.map(({ signature, overCap }) => [signature, overCap]);
    expect(new Map(marked as [string, boolean][])).toEqual(
      new Map([
        ["Поздний", true],
        ["Новый", false],
      ]),
    );
    expect(await inTable()).toEqual([true]);
    clock.set(before);
  });

  test("relatives are only counted, closed accounts left out", async () => {
    const { id } = await prisoner();
    const relative = () => makeRelative(world.app, { prisonerIds: [id] }, clock.now);
    const [, gone] = [await relative(), await relative()];
    expect((await read(id))?.followers).toBe(2);
    await disablePerson(world.app.db, gone.personId, clock.now.toISOString());
    expect((await read(id))?.followers).toBe(1);
  });

  test("says what is not known", async () => {
    const { id } = await prisoner({ facilityId: null, consent: null });
    expect(await read(id)).toMatchObject({
      facilityName: null,
      region: null,
      confirmedOn: null,
      band: "nobody",
      load: 0,
      followers: 0,
      writers: [],
    });
  });

  test("shows nobody who is missing or merged into another", async () => {
    const { id } = await prisoner();
    const merged = await prisoner({ mergedInto: id });
    for (const each of [merged.id, "nobody"]) {
      expect(await read(each)).toBeNull();
      expect(await readDeskPrisonerName(world.app, each)).toBeNull();
    }
  });
});
