import { afterEach, expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAuditEntriesOf } from "#db/repositories/audit";
import { findLoad } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import type { PlainFacts, PlainField } from "~/domain/prisoners/plain-facts";
import { readForEdit, type Seen, savePrisoner, undoEdit } from "~/features/prisoners/edit.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound } from "../correspondence/acts";

onEachEngine((world) => {
  const { clock } = world;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, clock.now);

  afterEach(() => expectSound(world));

  async function open(id: string) {
    const page = await readForEdit(world.app, id);
    if (!page) throw new Error("nobody");
    return page;
  }
  type Page = { id: string; facts: PlainFacts; seen: Seen };
  const save = async (
    { id, facts, seen }: Page,
    typed: Partial<PlainFacts>,
    takeTheirs: readonly PlainField[] = [],
  ) =>
    savePrisoner(
      world.app,
      await coordinator(),
      id,
      { facts: { ...facts, ...typed }, seen, takeTheirs },
      clock.now,
    );
  const undo = async (prisonerId: string, editId: number) =>
    undoEdit(world.app, await coordinator(), { prisonerId, editId }, clock.now);
  const editsOf = (id: string) =>
    world.app.db.selectFrom("prisonerEdit").selectAll().where("prisonerId", "=", id).orderBy("id").execute();
  const person = () => makePrisoner(world.app, {}, clock.now);

  test("a change is kept with what stood before, and the load follows", async () => {
    const { id } = await person();
    expect(await save(await open(id), { target: 5, cap: 6 })).toEqual({ ok: true });
    expect(await findPrisoner(world.app.db, id)).toMatchObject({ target: 5, cap: 6 });
    expect(await findLoad(world.app.db, id)).toMatchObject({ target: 5, cap: 6 });
    const [edit] = await editsOf(id);
    expect(JSON.parse(edit?.fieldsBefore ?? "")).toMatchObject({ target: 3, cap: null });
    const deeds = await findAuditEntriesOf(world.app.db, id, 5);
    expect(deeds).toMatchObject([{ action: "prisoner-edited", detail: null }]);
  });

  test("saved as it stood, nothing is written", async () => {
    const { id, rowVersion } = await person();
    expect(await save(await open(id), {})).toEqual({ ok: true });
    expect(await editsOf(id)).toEqual([]);
    expect((await findPrisoner(world.app.db, id))?.rowVersion).toBe(rowVersion);
  });

  test("the second of two savers sees both versions, and nothing of theirs is half saved", async () => {
    const { id } = await person();
    const [first, second] = [await open(id), await open(id)];
    await save(first, { penalty: "6 лет", target: 4 });
    const refused = await save(second, { target: 5, about: "Книги" });
    expect(refused).toMatchObject({
      ok: false,
      reason: "conflict",
      theirs: { penalty: "6 лет", target: 4 },
      mine: { target: 5, about: "Книги" },
      disputed: [
        { field: "about", by: "me" },
        { field: "penalty", by: "them" },
        { field: "target", by: "both" },
      ],
    });
    expect(await findPrisoner(world.app.db, id)).toMatchObject({ target: 4, penalty: "6 лет" });
    if (refused.ok || refused.reason !== "conflict") throw new Error("no conflict");
    const again = { id, facts: refused.mine, seen: refused.seen };
    expect(await save(again, {}, ["penalty"])).toEqual({ ok: true });
    expect(await findPrisoner(world.app.db, id)).toMatchObject({
      target: 5,
      penalty: "6 лет",
      about: "Книги",
    });
  });

  test("saving at the very same moment, one comes first and the other is asked", async () => {
    const { id } = await person();
    const page = await open(id);
    const answers = await Promise.all([save(page, { target: 7 }), save(page, { target: 8 })]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await editsOf(id)).toHaveLength(1);
  });

  test("the same form twice is one change", async () => {
    const { id } = await person();
    const page = await open(id);
    expect(await save(page, { target: 7 })).toEqual({ ok: true });
    expect(await save(page, { target: 7 })).toEqual({ ok: true });
    expect(await editsOf(id)).toHaveLength(1);
  });

  test("a new status meanwhile is nothing to choose about", async () => {
    const { id, rowVersion } = await person();
    const page = await open(id);
    await world.app.db
      .updateTable("prisoner")
      .set({ rowVersion: rowVersion + 1 })
      .where("id", "=", id)
      .execute();
    expect(await save(page, { target: 7 })).toEqual({ ok: true });
  });

  test("a change is undone once, and not after its field was changed again", async () => {
    const { id } = await person();
    await save(await open(id), { target: 7 });
    await save(await open(id), { target: 8, about: "Книги" });
    const [one, two] = await editsOf(id);
    expect(await undo(id, one?.id ?? 0)).toEqual({ ok: false, reason: "changed-since", fields: ["target"] });
    expect(await undo(id, two?.id ?? 0)).toMatchObject({ ok: true });
    expect(await findPrisoner(world.app.db, id)).toMatchObject({ target: 7 });
    expect(await undo(id, two?.id ?? 0)).toEqual({ ok: false, reason: "undone" });
    expect(await undo(id, one?.id ?? 0)).toMatchObject({ ok: true });
    expect(await findLoad(world.app.db, id)).toMatchObject({ target: 3 });
  });

  test("somebody else's change, a merged record and nobody are not found", async () => {
    const [{ id }, other] = [await person(), await person()];
    await save(await open(other.id), { target: 7 });
    const [edit] = await editsOf(other.id);
    expect(await undo(id, edit?.id ?? 0)).toEqual({ ok: false, reason: "not-found" });
    const merged = await makePrisoner(world.app, { mergedInto: id }, clock.now);
    expect(await readForEdit(world.app, merged.id)).toBeNull();
    expect(await save({ ...(await open(id)), id: merged.id }, { target: 9 })).toMatchObject({ ok: false });
  });

  test("a birthday that makes somebody a minor closes suggestions at once", async () => {
    const { id } = await person();
    await save(await open(id), { birth: { date: "2010-05-01", precision: "day" } });
    expect(await findLoad(world.app.db, id)).toMatchObject({ open: 0, suggestable: 0 });
  });
});
