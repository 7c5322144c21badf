import { expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { makeRelative } from "#db/factories/relatives";
import { makeVolunteer } from "#db/factories/volunteers";
import { setLetterState } from "#db/repositories/evidence";
import { findAllLetters } from "#db/repositories/letters";
import { findOpenMoveReportsOf } from "#db/repositories/move-reports";
import { listOwn, readLetterDesk } from "~/features/correspondence/read.server";
import { declineMove, reportMove } from "~/features/moves/moves.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";

onEachEngine((world) => {
  const { clock } = world;

  test("the letter desk answers the address as it is copied and nothing else of it", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const desk = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
    expect(Object.keys(desk?.address ?? {}).sort()).toEqual(["copyText", "missing"]);
  });

  test("a rule that is not certain is marked as to be confirmed", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const desk = await readLetterDesk(world.app, made.viewer, made.id, clock.now);
    const marked = new Map(desk?.rules.map(({ code, toBeConfirmed }) => [code, toBeConfirmed]));
    expect([marked.get("russian-only"), marked.get("pages")]).toEqual([false, true]);
  });

  test("a letter on its way tells how long its channel usually takes", async () => {
    const made = await makeCorrespondence(world.app, { channel: "zonatelecom" }, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    const [row] = await listOwn(world.app, made.viewer, clock.now);
    const usual = { min: 3, max: 3, unit: "working-days", of: "one-way" };
    expect(row?.next.step).toEqual({ code: "wait", since: "2026-11-20", usual });
  });

  test("a told move is a hint to wait, without a word on who told, and goes when it is declined", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    const relative = await makeRelative(world.app, { prisonerIds: [made.prisonerId] }, clock.now);
    const told = {
      kind: "moved",
      place: "",
      since: { date: null, precision: "unknown" },
      key: randomId(),
    } as const;
    await reportMove(world.app, relative, made.prisonerId, told, clock.now);
    const next = async () => (await listOwn(world.app, made.viewer, clock.now))[0]?.next.step.code;
    const desk = () => readLetterDesk(world.app, made.viewer, made.id, clock.now);
    expect([await next(), (await desk())?.holdOff]).toEqual(["hold-off", "move-told"]);
    const [report] = await findOpenMoveReportsOf(world.app.db, made.prisonerId);
    await declineMove(
      world.app,
      await makeVolunteer(world.app, { role: "coordinator" }, clock.now),
      report?.id ?? 0,
      clock.now,
    );
    expect([await next(), (await desk())?.holdOff]).toEqual(["write-first-letter", null]);
  });

  test("the list of one's people goes by the letter and the answer that came last", async () => {
    const made = await makeCorrespondence(world.app, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    await sendLetter(world.app, made, {}, clock.now);
    const next = async () => (await listOwn(world.app, made.viewer, clock.now))[0]?.next.step.code;
    const [, last] = await findAllLetters(world.app.db, made.id);
    await setLetterState(world.app.db, last?.id ?? 0, { state: "returned", atRisk: 0, contradicted: 0 });
    expect(await next()).toBe("not-delivered");
  });
});
