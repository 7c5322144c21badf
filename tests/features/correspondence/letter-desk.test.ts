import { expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { listOwn, readLetterDesk } from "~/features/correspondence/read.server";
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
});
