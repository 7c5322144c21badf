import { afterEach, expect, test } from "vitest";
import { makeFacility } from "#db/factories/facilities";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { findCorrespondence } from "#db/repositories/correspondence";
import { findAllLetters } from "#db/repositories/letters";
import { findLoad } from "#db/repositories/load";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import type { PartialDate } from "~/domain/dates/partial-date";
import { logLetter, withdrawLetter } from "~/features/correspondence/letters.server";
import { declineMove } from "~/features/moves/moves.server";
import { listMoveReports, listToldMoves } from "~/features/moves/read.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { dayBefore, expectSound } from "../correspondence/acts";
import { moveActs } from "./acts";

onEachEngine((world) => {
  const { clock } = world;
  const { confirm, reportId, risks, stage, tell, unknown } = moveActs(world);

  afterEach(() => expectSound(world));

  test("marks only letters on their way, and a refusal puts them back as they were", async () => {
    const made = await stage();
    const key = randomId();
    await Promise.all([tell(made, "moved", unknown, key), tell(made, "moved", unknown, key)]);
    expect(await risks(made)).toEqual([0, 1]);
    expect(await findOpenMoveReportsOf(world.app.db, made.prisonerId)).toHaveLength(1);
    const id = await reportId(made);
    expect(
      await declineMove(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        id,
        clock.now,
      ),
    ).toEqual({ ok: true });
    expect(await risks(made)).toEqual([0, 0]);
    expect(
      await declineMove(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        id,
        clock.now,
      ),
    ).toEqual({ ok: true });
    expect(await confirm(id)).toEqual({ ok: false, reason: "decided", decision: "declined" });
  });

  test("a second report that is refused leaves the risk of the first", async () => {
    const made = await stage();
    await tell(made, "moved");
    await tell(made, "released");
    const [, second] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      second?.id ?? 0,
      clock.now,
    );
    expect(await risks(made)).toEqual([0, 1]);
  });

  test("confirmed with a place, the stay changes and letters go there", async () => {
    const made = await stage();
    await tell(made, "moved");
    const place = await makeFacility(world.app, {}, clock.now);
    const since: PartialDate = { date: "2026-11-01", precision: "month" };
    const move = { facilityId: place.id, status: "quarantine", since } as const;
    expect(await confirm(await reportId(made), move)).toEqual({ ok: true });
    const stay = await findCurrentStay(world.app.db, made.prisonerId);
    expect(stay).toMatchObject({ facilityId: place.id, fromDate: "2026-11-01", fromPrecision: "month" });
    expect((await findPrisoner(world.app.db, made.prisonerId))?.status).toBe("quarantine");
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(1);
    expect(await risks(made)).toEqual([0, 1]);
  });

  test("on the way, nobody is suggested and the correspondence goes on", async () => {
    const made = await stage();
    await tell(made, "moved");
    await confirm(await reportId(made));
    expect((await findLoad(world.app.db, made.prisonerId))?.open).toBe(0);
    expect((await findCorrespondence(world.app.db, made.id))?.state).toBe("active");
  });

  test("a release ends the correspondences with thanks; of letters only those posted before are taken", async () => {
    const before = clock.now;
    const made = await stage();
    await tell(made, "released");
    expect(await confirm(await reportId(made))).toEqual({ ok: true });
    const row = await findCorrespondence(world.app.db, made.id);
    expect(row).toMatchObject({ state: "closed", closedReason: "prisoner-closed", seat: "none" });
    clock.forward({ days: 3 });
    const log = (sentOn: string) =>
      logLetter(world.app, made.viewer, made.id, { sentOn, key: randomId() }, clock.now);
    expect(await log(dayBefore(clock.now, 2))).toEqual({ ok: false, reason: "prisoner-closed" });
    expect(await log(dayBefore(clock.now, 3))).toEqual({ ok: true, number: 3 });
    const { rowVersion: _, lastNumber, ...kept } = row ?? {};
    expect(await findCorrespondence(world.app.db, made.id)).toMatchObject({ ...kept, lastNumber: 3 });
    expect(lastNumber).toBe(2);
    expect((await findAllLetters(world.app.db, made.id)).map(({ state }) => state)).toEqual([
      "confirmed",
      "sent",
      "sent",
    ]);
    expect(await withdrawLetter(world.app, made.viewer, made.id, 3, clock.now)).toEqual({ ok: true });
    expect(await findCorrespondence(world.app.db, made.id)).toMatchObject(kept);
    clock.set(before);
  });

  test("the family reads for 90 days what became of their word", async () => {
    const made = await stage();
    await tell(made, "moved");
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      await reportId(made),
      clock.now,
    );
    const told = async (days: number) => {
      const later = new Date(clock.now.getTime() + days * 86_400_000);
      return (await listToldMoves(world.app, made.prisonerId, later)).map(({ decision }) => decision);
    };
    expect([await told(0), await told(90), await told(91)]).toEqual([["declined"], ["declined"], []]);
  });

  test("two coordinators at once: one decides, the other is told", async () => {
    const made = await stage();
    await tell(made, "moved");
    const id = await reportId(made);
    const answers = await Promise.all([
      confirm(id),
      confirm(id),
      declineMove(
        world.app,
        await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
        id,
        clock.now,
      ),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers) if (!answer.ok) expect(answer.reason).toBe("decided");
  });

  test("place and status must fit, and nothing begins in the future", async () => {
    const made = await stage();
    await tell(made, "moved");
    const id = await reportId(made);
    const place = await makeFacility(world.app, {}, clock.now);
    expect(await confirm(id, { status: "serving" })).toMatchObject({ reason: "place-needed" });
    expect(await confirm(id, { facilityId: place.id })).toMatchObject({ reason: "place-too-much" });
    expect(await confirm(id, { facilityId: "nowhere", status: "serving" })).toMatchObject({
      reason: "no-such-place",
    });
    const tomorrow: PartialDate = { date: "2999-01-01", precision: "day" };
    expect(await confirm(id, { since: tomorrow })).toMatchObject({ reason: "future" });
    expect(await tell(made, "moved", tomorrow)).toMatchObject({ reason: "future" });
  });

  test("the place is sealed where it is stored, and read by the desk alone", async () => {
    const made = await stage();
    await tell(made, "moved");
    const [stored] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    expect(stored?.placeEncrypted).toMatch(/^v1\./);
    expect(stored?.placeEncrypted).not.toContain("Вологда");
    const { open } = await listMoveReports(world.app, clock.now);
    expect(open.find(({ id }) => id === stored?.id)?.place).toBe("Вологда, кажется");
    expect(JSON.stringify(await listToldMoves(world.app, made.prisonerId, clock.now))).not.toContain(
      "Вологда",
    );
  });

  test("a relative of somebody else is not heard", async () => {
    const made = await stage();
    const other = await makePrisoner(world.app, {}, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [other.id] }, clock.now);
    expect(await tell({ ...made, relative }, "moved")).toEqual({ ok: false, reason: "not-found" });
    expect(await risks(made)).toEqual([0, 0]);
  });

  test("of very many that wait, the desk lists the first and says how many", async () => {
    const made = await stage();
    const before = (await listMoveReports(world.app, clock.now)).waiting;
    for (let each = 0; each < 51; each += 1) await tell(made, "moved");
    const { open, waiting } = await listMoveReports(world.app, clock.now);
    expect([open.length, waiting]).toEqual([50, before + 51]);
  });
});
