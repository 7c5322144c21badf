import { afterEach, expect, test } from "vitest";
import { makeSheetWriter } from "#db/factories/take-overs";
import { makeVolunteer } from "#db/factories/volunteers";
import { readFarewells } from "~/features/custody/farewells.server";
import { takeOver } from "~/features/take-overs/take-over.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound, loadOf, rowOf } from "../correspondence/acts";
import { custodyActs, death, release, transit } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { preview, record, undo } = custodyActs(world);
  const written = async () => {
    const made = await makeSheetWriter(world.app, { last: "2026-11-10" }, clock.now);
    const [prisonerId = "", id = ""] = [made.prisonerIds[0], made.ids[0]];
    return { ...made, prisonerId, id };
  };

  afterEach(() => expectSound(world));

  test("a release undone leaves a writer of the old spreadsheet as they were", async () => {
    const { prisonerId, id } = await written();
    const before = await loadOf(world.app, prisonerId);
    const changeId = await record(prisonerId, release);
    expect(await rowOf(world.app, id)).toMatchObject({ state: "closed", closedReason: "prisoner-closed" });
    expect(await undo(prisonerId, changeId)).toEqual({ ok: true });
    expect(await rowOf(world.app, id)).toMatchObject({ state: "active", closedReason: null });
    expect(await loadOf(world.app, prisonerId)).toEqual(before);
  });

  test("a death lists them by what the spreadsheet calls them, until an account goes on", async () => {
    const [old, taken] = [await written(), await written()];
    const anna = await makeVolunteer(world.app, {}, clock.now);
    await takeOver(world.app, anna, { token: taken.token, key: randomToken() }, clock.now);
    await record(old.prisonerId, death);
    await record(taken.prisonerId, death);
    expect((await readFarewells(world.app, old.prisonerId))?.writers).toMatchObject([
      { signature: old.signature, label: old.label, lastLetterOn: "2026-11-10" },
    ]);
    expect((await readFarewells(world.app, taken.prisonerId))?.writers).toMatchObject([
      { signature: taken.signature, label: null },
    ]);
  });

  test("a move says how many of its writers have no page to read it on", async () => {
    const { prisonerId } = await written();
    expect(await preview(prisonerId, transit)).toMatchObject({ writers: 1, withoutAccount: 1 });
  });
});
