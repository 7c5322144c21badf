import { afterEach, expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findCurrentStatus } from "#db/repositories/custody";
import { findLoad } from "#db/repositories/load";
import { findMoveReport, findOpenMoveReportsOf } from "#db/repositories/move-reports";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { leaveLetter } from "~/features/correspondence/left.server";
import { logLetter, withdrawLetter } from "~/features/correspondence/letters.server";
import { listOwn, readLetterDesk } from "~/features/correspondence/read.server";
import { readCustodyChange } from "~/features/custody/custody.server";
import { confirmMove, reportMove } from "~/features/moves/moves.server";
import { randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { claim, expectSound, post } from "../correspondence/acts";
import { arrival, custodyActs, transit, unknown } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { confirm, coordinator, preview, record, risks, undo, written } = custodyActs(world);

  afterEach(() => expectSound(world));

  test("a move into the unknown says what it touches, freezes posting and marks what is on its way", async () => {
    const made = await written();
    expect(await preview(made.prisonerId, transit)).toMatchObject({
      letters: 2,
      writers: 1,
      isElsewhere: true,
    });
    expect(await risks(made.id)).toEqual([0, 0]);
    const changeId = await record(made.prisonerId, transit);
    expect(await risks(made.id)).toEqual([1, 1]);
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(0);
    expect(await findCurrentStay(world.app.db, made.prisonerId)).toMatchObject({ facilityId: null });
    expect(await readCustodyChange(world.app, made.prisonerId, changeId)).toMatchObject({
      letters: 2,
      writers: 1,
      cannotUndo: null,
    });
    expect((await readLetterDesk(world.app, made.viewer, made.id, clock.now))?.holdOff).toBe("pause");
    expect((await listOwn(world.app, made.viewer, clock.now))[0]?.next.step.code).toBe("may-be-lost");
  });

  test("a letter posted on the way is at risk too, and the arrival reopens", async () => {
    const made = await written();
    await record(made.prisonerId, transit);
    await post(world, made.viewer, made.id);
    expect(await risks(made.id)).toEqual([1, 1, 1]);
    const { id: facilityId, name } = await makeFacility(world.app, {}, clock.now);
    await record(made.prisonerId, arrival(facilityId));
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(1);
    const desk = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
    expect([desk?.holdOff, desk?.newPlace]).toEqual([null, name]);
    clock.forward({ minutes: 1 });
    await post(world, made.viewer, made.id);
    expect(await risks(made.id)).toEqual([1, 1, 1, 0]);
  });

  test("undone, stay, status and marks are as they were, and twice is no mistake", async () => {
    const made = await written();
    const before = await findCurrentStay(world.app.db, made.prisonerId);
    const changeId = await record(made.prisonerId, transit);
    expect(await undo(made.prisonerId, changeId)).toEqual({ ok: true });
    expect(await undo(made.prisonerId, changeId)).toEqual({ ok: true });
    expect(await findCurrentStay(world.app.db, made.prisonerId)).toEqual(before);
    expect((await findPrisoner(world.app.db, made.prisonerId))?.status).toBe("serving");
    expect((await findCurrentStatus(world.app.db, made.prisonerId))?.status).toBe("serving");
    expect(await risks(made.id)).toEqual([0, 0]);
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(1);
  });

  test("what something stands on cannot be undone", async () => {
    const made = await written();
    const first = await record(made.prisonerId, transit);
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    const second = await record(made.prisonerId, arrival(facilityId));
    expect(await undo(made.prisonerId, first)).toEqual({ ok: false, reason: "newer" });
    await post(world, made.viewer, made.id);
    expect(await undo(made.prisonerId, second)).toEqual({ ok: false, reason: "letters" });
    const other = await makePrisoner(world.app, {}, clock.now);
    expect(await undo(other.id, second)).toEqual({ ok: false, reason: "not-found" });
  });

  test("at the same place only the status changes", async () => {
    const made = await written();
    const stay = await findCurrentStay(world.app.db, made.prisonerId);
    const facilityId = stay?.facilityId ?? "";
    const deed = { ...arrival(facilityId), status: "awaiting-transfer" } as const;
    expect(await preview(made.prisonerId, deed)).toMatchObject({ letters: 0, isElsewhere: false });
    await record(made.prisonerId, deed);
    expect(await findCurrentStay(world.app.db, made.prisonerId)).toEqual(stay);
    expect(await risks(made.id)).toEqual([0, 0]);
    expect(await confirm(made.prisonerId, deed, "")).toEqual({ ok: false, reason: "same" });
  });

  test("what changed between preview and confirmation is said, and nothing is done", async () => {
    const made = await written();
    const { seen } = await preview(made.prisonerId, transit);
    await post(world, made.viewer, made.id);
    expect(await confirm(made.prisonerId, transit, seen)).toEqual({ ok: false, reason: "changed" });
    expect((await findPrisoner(world.app.db, made.prisonerId))?.status).toBe("serving");
  });

  test("the same form twice is one move", async () => {
    const made = await written();
    const viewer = await coordinator();
    const { changeCustody } = await import("~/features/custody/custody.server");
    const { seen } = await preview(made.prisonerId, transit);
    const form = { deed: transit, source: "родные", seen, key: randomToken() };
    const send = () => changeCustody(world.app, viewer, made.prisonerId, form, clock.now);
    const [first, second] = [await send(), await send()];
    expect(first.ok && second.ok && first.changeId === second.changeId).toBe(true);
  });

  test("two coordinators at once: one moves, the other is told", async () => {
    const made = await written();
    const { seen } = await preview(made.prisonerId, transit);
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    const there = await preview(made.prisonerId, arrival(facilityId));
    const answers = await Promise.all([
      confirm(made.prisonerId, transit, seen),
      confirm(made.prisonerId, arrival(facilityId), there.seen),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed" });
  });

  test("a move and a claim at once: the claim came first and is told of, or it is refused", async () => {
    for (let round = 0; round < 5; round += 1) {
      const prisoner = await makePrisoner(world.app, {}, clock.now);
      const viewer = await makeVolunteer(world.app, {}, clock.now);
      const { seen } = await preview(prisoner.id, transit);
      const [moved, claimed] = await Promise.all([
        confirm(prisoner.id, transit, seen),
        claim(world, viewer, prisoner.id),
      ]);
      if (moved.ok) expect(claimed.ok).toBe(false);
      else expect([moved.reason, claimed.ok]).toEqual(["changed", true]);
    }
  });

  test("a move and a letter at once: the letter is at risk either way, or the move is shown anew", async () => {
    for (let round = 0; round < 5; round += 1) {
      const made = await written();
      const { seen } = await preview(made.prisonerId, transit);
      const [moved] = await Promise.all([
        confirm(made.prisonerId, transit, seen),
        post(world, made.viewer, made.id),
      ]);
      expect(await risks(made.id)).toEqual(moved.ok ? [1, 1, 1] : [0, 0, 0]);
    }
  });

  test("a family's word is confirmed by the same deed, and waits again when that is undone", async () => {
    const made = await written();
    const relative = await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    const told = { kind: "moved", place: "", since: unknown, key: randomToken() } as const;
    await reportMove(world.app, relative, made.prisonerId, told, clock.now);
    const [report] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    const form = { facilityId: null, status: "in-transit", since: unknown, key: randomToken() } as const;
    const id = report?.id ?? 0;
    expect(await confirmMove(world.app, await coordinator(), id, form, clock.now)).toEqual({ ok: true });
    const { findLastCustodyChange } = await import("#db/repositories/custody");
    const change = await findLastCustodyChange(world.app.db, made.prisonerId);
    expect(await undo(made.prisonerId, change?.id ?? "")).toEqual({ ok: true });
    expect((await findMoveReport(world.app.db, id))?.decision).toBe(null);
    expect(await risks(made.id)).toEqual([1, 1]);
  });

  test("a family's word that the desk knew of already adds nothing", async () => {
    const made = await written();
    const relative = await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    const told = { kind: "moved", place: "", since: unknown, key: randomToken() } as const;
    await reportMove(world.app, relative, made.prisonerId, told, clock.now);
    await record(made.prisonerId, transit);
    const status = await findCurrentStatus(world.app.db, made.prisonerId);
    const [report] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    const form = { facilityId: null, status: "in-transit", since: unknown, key: randomToken() } as const;
    const result = await confirmMove(world.app, await coordinator(), report?.id ?? 0, form, clock.now);
    expect(result).toEqual({ ok: true });
    expect(await findCurrentStatus(world.app.db, made.prisonerId)).toEqual(status);
  });

  test("somebody released may be arrested anew", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await record(made.prisonerId, { kind: "quashed", since: unknown });
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    await record(made.prisonerId, { ...arrival(facilityId), status: "remand" } as never);
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(1);
  });

  test("after an arrival each letter at risk is offered again, until it is written anew or left", async () => {
    const made = await written();
    await record(made.prisonerId, transit);
    const again = async () => {
      const desk = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
      const letters = desk?.history.flatMap((line) => (line.kind === "letter" ? [line] : [])) ?? [];
      return letters.sort((a, b) => a.number - b.number).map((line) => line.again);
    };
    expect(await again()).toEqual([null, null]);
    const { id: facilityId } = await makeFacility(world.app, {}, clock.now);
    await record(made.prisonerId, arrival(facilityId));
    expect(await again()).toEqual(["offered", "offered"]);
    const leave = (number: number, isLeft: boolean) =>
      leaveLetter(world.app, made.viewer, { id: made.id, number }, isLeft, clock.now);
    expect(await leave(1, true)).toBe(true);
    expect(await again()).toEqual(["left", "offered"]);
    expect(await leave(1, false)).toBe(true);
    const form = { sentOn: clock.now.toISOString().slice(0, 10), key: randomToken(), again: 2 };
    expect(await logLetter(world.app, made.viewer, made.id, form, clock.now)).toEqual({
      ok: true,
      number: 3,
    });
    expect(await again()).toEqual(["offered", null, null]);
    await withdrawLetter(world.app, made.viewer, made.id, 3, clock.now);
    expect(await again()).toEqual(["offered", "offered"]);
  });
});
