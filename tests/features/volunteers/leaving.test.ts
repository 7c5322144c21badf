import { expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { disableAccount } from "~/features/account/staff.server";
import { retrying } from "~/features/correspondence/change.server";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { readLetterDesk } from "~/features/correspondence/read.server";
import { eraseAccount } from "~/features/retention/erase-account.server";
import { openNote } from "~/features/volunteers/succession.server";
import { onEachEngine } from "../../setup/databases";
import { claim, post, rowOf } from "../correspondence/acts";
import { relativeOf, report } from "../reports/deeds";
import { back, coordinator, waitingFor, written } from "./acts";

onEachEngine((world) => {
  const { clock } = world;

  test("whoever stops writing leaves a note to the next, and is not told that the desk did it", async () => {
    const made = await written(world);
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now, "Любит шахматы");
    expect(await waitingFor(world, made.prisonerId)).toMatchObject([{ fromId: made.id, byWriter: 1 }]);
    expect(await readLetterDesk(world.app, made.viewer, made.id, clock.now)).toMatchObject({
      handedOn: false,
    });
    const next = await makeVolunteer(world.app, {}, clock.now);
    const taken = await claim(world, next, made.prisonerId);
    if (!taken.ok) throw new Error("refused");
    const desk = await readLetterDesk(world.app, next, taken.correspondenceId, clock.now);
    expect(desk).toMatchObject({ goesOn: { note: "Любит шахматы" } });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
  });

  test("who came back with a late letter and leaves again is followed once, with the newer note", async () => {
    const made = await written(world);
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now, "Прежняя записка");
    clock.forward({ days: 2 });
    expect(await post(world, made.viewer, made.id)).toMatchObject({ ok: true });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "active" });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now, "Новая записка");
    const [waiting, ...more] = await waitingFor(world, made.prisonerId);
    expect(more).toEqual([]);
    expect(waiting && openNote(world.app, waiting)).toBe("Новая записка");
  });

  test("an account that is closed leaves those it wrote to waiting", async () => {
    const writer = await makeVolunteer(world.app, {}, clock.now);
    const made = await written(world, 0, writer);
    await disableAccount(world.app, writer.signInName, clock.now);
    expect(await waitingFor(world, made.prisonerId)).toMatchObject([
      { fromId: made.id, noteEncrypted: null },
    ]);
  });

  test("what somebody leaves of whom a family complained reaches nobody", async () => {
    const made = await written(world);
    const relative = await relativeOf(world, made.prisonerId);
    expect(await report(world, relative, made.prisonerId, { signature: made.signature })).toEqual({
      ok: true,
    });
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now, "Напишите мне лично");
    expect(await waitingFor(world, made.prisonerId)).toMatchObject([
      { fromId: made.id, noteEncrypted: null },
    ]);
  });

  test("nothing waits after a place that was given back without a letter", async () => {
    const viewer = await makeVolunteer(world.app, {}, clock.now);
    const { prisonerId } = await written(world);
    const held = await claim(world, viewer, prisonerId);
    if (!held.ok) throw new Error("refused");
    await releaseCorrespondence(world.app, viewer, held.correspondenceId, clock.now, "Ничего");
    expect(await waitingFor(world, prisonerId)).toEqual([]);
  });

  test("the desk ends what waits, and brings nobody back who left by themselves", async () => {
    const made = await written(world);
    await releaseCorrespondence(world.app, made.viewer, made.id, clock.now);
    const staff = await coordinator(world);
    expect(await back(world, staff, made.prisonerId)).toEqual({ ok: true, became: "over" });
    expect(await rowOf(world.app, made.id)).toMatchObject({ state: "closed", closedReason: "finished" });
    expect(await waitingFor(world, made.prisonerId)).toEqual([]);
  });

  test("who deletes their account leaves those they wrote to waiting, and nothing of themselves", async () => {
    const made = await written(world);
    await retrying(world.app.db, (tx) => eraseAccount(tx, made.viewer.personId, clock.now));
    const waiting = await waitingFor(world, made.prisonerId);
    expect(waiting).toMatchObject([
      { byWriter: 1, fromId: null, noteEncrypted: null, signature: null, personId: null },
    ]);
  });
});
