import { afterEach, expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAuditEntriesOf } from "#db/repositories/audit";
import { findLoad } from "#db/repositories/load";
import { type ToldConsent, tellConsent } from "~/features/desk/consent.server";
import { tellExternalLoad } from "~/features/desk/external-load.server";
import { addNote, listNotes, withdrawNote } from "~/features/desk/notes.server";
import { readStory } from "~/features/desk/story.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);
  const person = () => makePrisoner(world.app, {}, clock.now);

  afterEach(() => expectSound(world));

  test("a private note is sealed where it is stored, and stands in no record", async () => {
    const { id } = await person();
    const note = { text: "Сестра просила не звонить", key: randomId() };
    await Promise.all([
      addNote(world.app, await coordinator(), id, note, clock.now),
      addNote(world.app, await coordinator(), id, { ...note, key: randomId() }, clock.now),
    ]);
    const rows = await world.app.db
      .selectFrom("privateNote")
      .selectAll()
      .where("prisonerId", "=", id)
      .execute();
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain("Сестра");
    expect(JSON.stringify(await findAuditEntriesOf(world.app.db, id, 9))).not.toContain("Сестра");
    expect((await listNotes(world.app, id)).map(({ text }) => text)).toEqual([note.text, note.text]);
  });

  test("the same note form twice is one note; withdrawn, it can be put back", async () => {
    const { id } = await person();
    const viewer = await coordinator();
    const note = { text: "Запомнить", key: randomId() };
    expect(await addNote(world.app, viewer, id, note, clock.now)).toBe(true);
    await addNote(world.app, viewer, id, note, clock.now);
    const [kept] = await listNotes(world.app, id);
    const withdraw = (prisonerId: string, isBack: boolean) =>
      withdrawNote(world.app, viewer, { prisonerId, id: kept?.id ?? 0, isBack }, clock.now);
    expect(await withdraw(id, false)).toBe(true);
    expect(await listNotes(world.app, id)).toMatchObject([{ isWithdrawn: true }]);
    expect(await withdraw(id, true)).toBe(true);
    expect(await listNotes(world.app, id)).toMatchObject([{ isWithdrawn: false }]);
    expect(await withdraw((await person()).id, false)).toBe(false);
  });

  test("what another campaign tells counts into the load, corrected and removed", async () => {
    const { id } = await person();
    const viewer = await coordinator();
    const tell = (band: "one-or-two" | "three-or-more" | null) =>
      tellExternalLoad(
        world.app,
        viewer,
        id,
        band === null ? { list: "Вместе", band } : { list: "Вместе", band, asOf: "2026-11-01" },
        clock.now,
      );
    const external = async () => (await findLoad(world.app.db, id))?.externalMilli;
    await tell("one-or-two");
    expect(await external()).toBe(1500);
    await tell("three-or-more");
    expect(await external()).toBe(3000);
    expect((await readStory(world.app, id, clock.now)).external).toHaveLength(1);
    await tell(null);
    await tell(null);
    expect(await external()).toBe(0);
  });

  test("a word told to the desk replaces the former one from its day on, and may be withdrawn", async () => {
    const { id } = await person();
    const viewer = await coordinator();
    const tell = (state: ToldConsent["state"]) =>
      tellConsent(
        world.app,
        viewer,
        id,
        { purpose: "letters", state, givenBy: "lawyer", saidOn: "2026-10-05", key: randomId() },
        clock.now,
      );
    await tell("given");
    const [letters] = (await readStory(world.app, id, clock.now)).consent;
    expect(letters?.word).toEqual({
      state: "given",
      givenBy: "lawyer",
      list: null,
      recordedAt: "2026-10-05",
    });
    await tell("refused");
    expect((await findLoad(world.app.db, id))?.open).toBe(0);
    await tell("withdrawn");
    expect((await readStory(world.app, id, clock.now)).consent[0]?.word).toBeNull();
    const history = await world.app.db
      .selectFrom("consent")
      .selectAll()
      .where("prisonerId", "=", id)
      .execute();
    expect(history).toHaveLength(3);
  });

  test("nothing is written of a merged record", async () => {
    const { id } = await makePrisoner(world.app, { mergedInto: (await person()).id }, clock.now);
    const viewer = await coordinator();
    expect(await addNote(world.app, viewer, id, { text: "x", key: randomId() }, clock.now)).toBe(false);
    const nothing = { list: "Вместе", band: null };
    expect(await tellExternalLoad(world.app, viewer, id, nothing, clock.now)).toBe(false);
  });
});
