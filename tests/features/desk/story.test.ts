import { expect, test } from "vitest";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner, movePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { recordDeed } from "~/features/audit/record.server";
import { listChanges } from "~/features/desk/changes.server";
import { readStory } from "~/features/desk/story.server";
import { readForEdit, savePrisoner } from "~/features/prisoners/edit.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;
  const story = (id: string) => readStory(world.app, id, clock.now);

  async function change(id: string, target: number) {
    const page = await readForEdit(world.app, id);
    if (!page) throw new Error("nobody");
    const viewer = await makeVolunteer(world.app, { role: "coordinator" }, clock.now);
    const edit = { facts: { ...page.facts, target }, seen: page.seen, takeTheirs: [] };
    await savePrisoner(world.app, viewer, id, edit, clock.now);
    return viewer;
  }

  test("letters are counted by what became of them", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    for (let number = 0; number < 3; number += 1) await sendLetter(world.app, made, {}, clock.now);
    await makeReceipt(world.app, made, { numbers: [1] }, clock.now);
    await makeReply(world.app, made, {}, clock.now);
    const { letters } = await story(made.prisonerId);
    expect(letters).toMatchObject({ all: 3, replies: 1, atRisk: 0, cameBack: 0, lost: 0 });
    expect(letters.arrived + letters.underWay).toBe(3);
  });

  test("custody is told in order, the stay that goes on last, and a place nobody knows as none", async () => {
    const before = clock.now;
    const { id } = await makePrisoner(world.app, {}, clock.now);
    clock.forward({ days: 40 });
    await movePrisoner(world.app, id, { to: null, status: "in-transit" }, clock.now);
    clock.forward({ days: 20 });
    const { id: to } = await makeFacility(world.app, { name: "ФКУ ИК-2 УФСИН России" }, clock.now);
    await movePrisoner(world.app, id, { to, status: "quarantine" }, clock.now);
    const { custody } = await story(id);
    expect(custody.stays.map(({ place, current }) => [place === null, current])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(custody.statuses.map(({ status }) => status)).toEqual(["serving", "in-transit", "quarantine"]);
    expect(custody.statuses[0]?.stretch).toMatchObject({ start: 0 });
    clock.set(before);
  });

  test("only the word in force of each purpose is shown, and a list's link only when it is one", async () => {
    const { id } = await makePrisoner(world.app, {}, clock.now);
    const seenAt = clock.now.toISOString();
    const listed = { list: "viasna", prisonerId: id, rowDigest: "", importRunId: null, seenAt };
    await world.app.db
      .insertInto("recognition")
      .values([
        { ...listed, externalId: `${id}-1`, url: "https://example.org/1" },
        { ...listed, externalId: `${id}-2`, url: "javascript:alert(1)" },
      ])
      .execute();
    const { consent, lists } = await story(id);
    expect(consent.map(({ purpose, word }) => [purpose, word?.state ?? null])).toEqual([
      ["letters", "presumed"],
      ["parcels", null],
      ["public-name", null],
      ["sizes", null],
      ["health", null],
    ]);
    expect(lists.map(({ url }) => url)).toEqual(["https://example.org/1", null]);
  });

  test("changes come newest first, a page at a time, and those that can be undone say so", async () => {
    const before = clock.now;
    const { id } = await makePrisoner(world.app, {}, clock.now);
    for (let target = 4; target <= 24; target += 1) {
      clock.forward({ minutes: 1 });
      await change(id, target);
    }
    clock.forward({ minutes: 1 });
    const viewer = await change(id, 3);
    clock.forward({ minutes: 1 });
    await recordDeed(world.app.db, viewer, { action: "prisoner-created", prisonerId: id }, clock.now);
    const first = await listChanges(world.app, id, 1);
    expect(first.lines).toHaveLength(20);
    expect(first.hasMore).toBe(true);
    expect(first.lines[0]).toMatchObject({ kind: "deed", code: "prisoner-created" });
    expect(first.lines[1]).toMatchObject({ kind: "edit", canUndo: true, fields: [{ field: "target" }] });
    expect(first.lines[2]).toMatchObject({ kind: "edit", canUndo: false });
    const second = await listChanges(world.app, id, 2);
    expect(second.lines).toHaveLength(4);
    expect(second.hasMore).toBe(false);
    expect(second.lines.at(-1)).toMatchObject({ kind: "status", status: "serving" });
    clock.set(before);
  });
});
