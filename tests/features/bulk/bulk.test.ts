import { beforeAll, expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner, movePrisoner } from "#db/factories/prisoners";
import { type MadePerson, makeVolunteer } from "#db/factories/volunteers";
import { insertBulkRun } from "#db/repositories/bulk-runs";
import { findPrisoner } from "#db/repositories/prisoners";
import type { BulkChange } from "~/domain/desk/bulk";
import { languageMask } from "~/domain/prisoners/languages";
import { applyBulk, previewBulk } from "~/features/bulk/preview.server";
import { readBulkResult } from "~/features/bulk/result.server";
import { continueBulk, startBulk } from "~/features/bulk/run.server";
import { parseSelection } from "~/features/bulk/selection";
import { undoBulk } from "~/features/bulk/undo.server";
import { checkDatabase } from "~/features/check/check.server";
import { readConfirmations, withdrawConfirmation } from "~/features/custody/confirmation.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  let coordinator: MadePerson;
  const make = (overrides = {}) => makePrisoner(world.app, overrides, world.clock.now);
  const target = (value: number): BulkChange => ({ kind: "target", target: value });
  const stored = (id: string) => findPrisoner(world.app.db, id);
  const confirmedOn = async (prisonerId: string) =>
    (
      await world.app.db
        .selectFrom("stay")
        .select("confirmedOn")
        .where("prisonerId", "=", prisonerId)
        .where("current", "=", 1)
        .executeTakeFirst()
    )?.confirmedOn;
  const edits = (prisonerId: string) =>
    world.app.db.selectFrom("prisonerEdit").selectAll().where("prisonerId", "=", prisonerId).execute();

  async function act(change: BulkChange, people: readonly { id: string }[], key = randomId()) {
    const prisonerIds = people.map(({ id }) => id);
    return startBulk(world.app, coordinator, { change, prisonerIds, key }, world.clock.now);
  }
  async function result(id: string) {
    const read = await readBulkResult(world.app, id);
    if (!read) throw new Error("no such deed");
    return read;
  }
  const undo = (id: string) => undoBulk(world.app, coordinator, id, world.clock.forward({ minutes: 1 }));

  beforeAll(async () => {
    coordinator = await makeVolunteer(world.app, { role: "coordinator" }, world.clock.now);
  });

  test("changes everybody it can, says of whom it could not and why, and takes it all back", async () => {
    const [one, same, capped] = [await make(), await make({ target: 5 }), await make({ cap: 4 })];
    const id = await act(target(5), [one, same, capped]);
    const told = await result(id);
    expect(told).toMatchObject({ chosen: 3, done: 1, waiting: 0, isUndone: false, undone: 0 });
    expect(told.left.map((each) => [each.id, each.reason]).sort()).toEqual(
      [
        [same.id, "same"],
        [capped.id, "target-above-cap"],
      ].sort(),
    );
    expect((await stored(one.id))?.target).toBe(5);
    expect((await stored(one.id))?.rowVersion).toBe(one.rowVersion + 1);
    await undo(id);
    expect(await result(id)).toMatchObject({ done: 1, isUndone: true, undone: 1 });
    expect((await stored(one.id))?.target).toBe(3);
    expect((await stored(same.id))?.target).toBe(5);
    const [edit] = await edits(one.id);
    expect(edit).toMatchObject({ batch: id, fieldsBefore: '{"target":3}', fieldsAfter: '{"target":5}' });
    expect(edit?.undoneAt).not.toBeNull();
  });

  test("taking back leaves what was changed again since, and says so", async () => {
    const [one, two] = [await make(), await make()];
    const id = await act(target(7), [one, two]);
    await act(target(2), [two]);
    await undo(id);
    expect((await stored(one.id))?.target).toBe(3);
    expect((await stored(two.id))?.target).toBe(2);
    const told = await result(id);
    expect(told.undone).toBe(1);
    expect(told.left).toEqual([expect.objectContaining({ id: two.id, reason: "changed-since" })]);
    await undo(id);
    expect(await result(id)).toEqual(told);
  });

  test("the same form twice is one deed", async () => {
    const one = await make();
    const key = randomId();
    const id = await act(target(4), [one], key);
    expect(await act(target(4), [one], key)).toBe(id);
    expect(await edits(one.id)).toHaveLength(1);
  });

  test("a limit can be set and given up again, but not below what should write", async () => {
    const [one, wide] = [await make(), await make({ target: 8 })];
    const set = await result(await act({ kind: "cap", cap: 6 }, [one, wide]));
    expect(set.left).toEqual([expect.objectContaining({ id: wide.id, reason: "cap-below-target" })]);
    expect((await stored(one.id))?.cap).toBe(6);
    const freed = await act({ kind: "cap", cap: null }, [one]);
    expect((await stored(one.id))?.cap).toBeNull();
    await undo(freed);
    expect((await stored(one.id))?.cap).toBe(6);
  });

  test("languages are added to what each has, or take its place", async () => {
    const [one, two] = [await make(), await make({ languageMask: languageMask(["ru", "uk"]) })];
    const mask = languageMask(["uk"]);
    const added = await act({ kind: "languages", mask, how: "add" }, [one, two]);
    expect((await result(added)).left).toEqual([expect.objectContaining({ id: two.id, reason: "same" })]);
    expect((await stored(one.id))?.languageMask).toBe(languageMask(["ru", "uk"]));
    const replaced = await act({ kind: "languages", mask, how: "replace" }, [one, two]);
    expect((await stored(two.id))?.languageMask).toBe(mask);
    await undo(replaced);
    expect((await stored(two.id))?.languageMask).toBe(languageMask(["ru", "uk"]));
  });

  test("addresses are confirmed today, with a line of their history, where there is one to confirm", async () => {
    const { app, clock } = world;
    const [old, lost] = [await make(), await make({ facilityId: null })];
    const open = await make({ facilityId: (await makeFacility(app, { toBeConfirmed: 1 }, clock.now)).id });
    const before = await confirmedOn(old.id);
    clock.forward({ days: 70 });
    const id = await act({ kind: "confirmation" }, [old, lost, open]);
    const today = clock.now.toISOString().slice(0, 10);
    expect(await confirmedOn(old.id)).toBe(today);
    const reasons = Object.fromEntries((await result(id)).left.map((each) => [each.id, each.reason]));
    expect(reasons).toEqual({ [lost.id]: "nowhere", [open.id]: "facility-open" });
    expect(await confirmations(old.id)).toEqual([today]);
    await undo(id);
    expect(await confirmedOn(old.id)).toBe(before);
    expect(await confirmations(old.id)).toEqual([]);
  });

  const confirmations = async (prisonerId: string) =>
    (
      await world.app.db
        .selectFrom("addressConfirmation")
        .innerJoin("stay", "stay.id", "addressConfirmation.stayId")
        .select("addressConfirmation.confirmedOn")
        .where("stay.prisonerId", "=", prisonerId)
        .execute()
    ).map((row) => row.confirmedOn);

  test("one person's confirmation by a deed is taken back to the day that stood before", async () => {
    const one = await make();
    const before = await confirmedOn(one.id);
    world.clock.forward({ days: 1 });
    await act({ kind: "confirmation" }, [one]);
    const [newest] = (await readConfirmations(world.app, one.id))?.confirmations ?? [];
    await withdrawConfirmation(world.app, coordinator, one.id, newest?.id ?? 0, world.clock.now);
    expect(await confirmedOn(one.id)).toBe(before);
    expect(before).not.toBeNull();
  });

  test("who was moved since keeps the confirmation of the new place", async () => {
    const one = await make();
    world.clock.forward({ days: 1 });
    const id = await act({ kind: "confirmation" }, [one]);
    const to = (await makeFacility(world.app, {}, world.clock.now)).id;
    await movePrisoner(world.app, one.id, { to, status: "serving" }, world.clock.forward({ days: 1 }));
    const there = await confirmedOn(one.id);
    await undo(id);
    expect(await confirmedOn(one.id)).toBe(there);
    expect((await result(id)).left).toEqual([
      expect.objectContaining({ id: one.id, reason: "changed-since" }),
    ]);
  });

  test("everybody a filter leaves is meant, and nobody else than was shown", async () => {
    const facilityId = (await makeFacility(world.app, {}, world.clock.now)).id;
    for (let n = 0; n < 3; n += 1) await make({ facilityId });
    const selection = parseSelection(new URLSearchParams({ all: "1", facility: facilityId }));
    const seen = await previewBulk(world.app, selection, target(9), world.clock.now);
    expect(seen).toMatchObject({ chosen: 3, tooMany: false, plan: { will: 3, refused: [] } });
    await make({ facilityId });
    const asked = { selection, change: target(9), seen: seen.seen, key: randomId() };
    const late = await applyBulk(world.app, coordinator, asked, world.clock.now);
    expect(late).toEqual({ ok: false, reason: "changed" });
    const again = await previewBulk(world.app, selection, target(9), world.clock.now);
    const done = await applyBulk(world.app, coordinator, { ...asked, seen: again.seen }, world.clock.now);
    expect(done.ok && (await result(done.id)).done).toBe(4);
    expect(await applyBulk(world.app, coordinator, { ...asked, seen: "" }, world.clock.now)).toEqual(done);
  });

  test("a tick that is nobody's, or of somebody merged, chooses nobody", async () => {
    const merged = await make({ mergedInto: (await make()).id });
    const selection = parseSelection(
      new URLSearchParams([
        ["id", merged.id],
        ["id", "x'"],
        ["id", randomId()],
      ]),
    );
    expect(await previewBulk(world.app, selection, null, world.clock.now)).toMatchObject({ chosen: 0 });
  });

  test("what a stopped process left goes on, also where somebody was merged meanwhile", async () => {
    const [one, two] = [await make(), await make()];
    const gone = await make({ mergedInto: two.id });
    const id = randomId();
    const run = { id, kind: "target" as const, change: JSON.stringify(target(6)), chosen: 3, undoneAt: null };
    await insertBulkRun(world.app.db, { ...run, startedAt: world.clock.now.toISOString() }, [
      one.id,
      two.id,
      gone.id,
    ]);
    expect(await result(id)).toMatchObject({ done: 0, waiting: 3 });
    expect(await continueBulk(world.app, id, world.clock.now)).toBe(true);
    expect(await result(id)).toMatchObject({ done: 2, waiting: 0 });
    expect((await result(id)).left).toEqual([expect.objectContaining({ id: two.id, reason: "merged" })]);
    expect(await continueBulk(world.app, "nothing", world.clock.now)).toBe(false);
  });

  test("hundreds are done in parts, and every load follows", async () => {
    const facilityId = (await makeFacility(world.app, {}, world.clock.now)).id;
    const people = [];
    for (let n = 0; n < 260; n += 1) people.push(await make({ facilityId }));
    const id = await act(target(11), people);
    expect(await result(id)).toMatchObject({ chosen: 260, done: 260, waiting: 0, left: [], leftMore: 0 });
    expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
    await undo(id);
    expect(await result(id)).toMatchObject({ undone: 260 });
    expect((await checkDatabase(world.app.db, world.clock.now)).differences).toEqual([]);
  });
});
