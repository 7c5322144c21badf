import { afterEach, expect, test } from "vitest";
import { makeVolunteer } from "#db/factories/volunteers";
import { findAllLetters } from "#db/repositories/letters";
import { readColumns, saveColumns } from "~/features/import/columns.server";
import { readRun } from "~/features/import/runs.server";
import { undoRun } from "~/features/import/undo.server";
import { makeLinks } from "~/features/take-overs/links.server";
import { takeOver } from "~/features/take-overs/take-over.server";
import { randomId, randomToken } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound, loadOf, post, rowOf } from "../correspondence/acts";
import { confirm, importWhole, previewOf, upload, uploadMapped } from "./page";
import { letterHeader, madeUp, pairHeader, pairOf, sheet, takeLetters, takePairs } from "./sheets";

onEachEngine((world) => {
  afterEach(() => expectSound(world));
  const at = () => world.clock.now;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, at());
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  const undo = async (id: number) =>
    undoRun(world.app, { id, viewer: await coordinator(), now: at().toISOString() });
  const outcomes = async (id: number) => {
    const run = await readRun(world.app, id, 0);
    return [...(run?.created ?? []), ...(run?.told ?? [])].map(({ line, outcome }) => [line, outcome]);
  };
  const pairsRun = async (bytes: Uint8Array) =>
    importWhole(world.app, await coordinator(), text(bytes), at(), "", "pairs");
  const lettersRun = async (bytes: Uint8Array) =>
    importWhole(world.app, await coordinator(), text(bytes), at(), "", "letters");

  test("the page reads pairs with corrected columns, shows what the command would say, and takes them over", async () => {
    const { app } = world;
    const viewer = await coordinator();
    const { id: prisonerId, name } = await madeUp(world);
    const bytes = sheet(
      "кому,рождён,волонтёр,как зовут себя,последнее письмо",
      `${name},1985,Маша ${randomId()},Маша,05.11.2026`,
      "Никто Никого Нет,1985,Боря,Боря,",
    );
    const id = await upload(app, viewer, text(bytes), at(), "", "pairs");
    const fields = (await readColumns(app, id, at()))?.columns.map(({ field }) => field) ?? [];
    expect(fields).toEqual(["prisoner", "", "writer", "", "last"]);
    expect(await saveColumns(app, id, fields, at())).toMatchObject({ columns: ["signature"] });
    const corrected = ["prisoner", "birth", "writer", "signature", "last"];
    expect(await saveColumns(app, id, corrected, at())).toEqual({ ok: true });
    const { view } = await previewOf(app, id, at());
    const columns = { prisoner: 0, birth: 1, writer: 2, signature: 3, last: 4 };
    const plan = await takePairs(world, bytes, true, columns);
    expect(view).toMatchObject({
      counts: { created: plan.create.length, refused: plan.refused.length, doubts: 0 },
      created: [{ line: 2, name, place: "Маша" }],
      refused: plan.refused,
    });
    const page = await confirm(app, viewer, id, at());
    const run = await readRun(app, page.at === "run" ? page.runId : 0, 0);
    expect(run).toMatchObject({
      run: { kind: "pairs", created: 1, refused: 1 },
      created: [{ prisonerId, name, place: "Маша" }],
      report: { refused: [{ line: 3, reason: "prisoner-unknown" }] },
    });
    const again = await uploadMapped(app, viewer, text(sheet(pairHeader)), at(), "", "pairs");
    expect((await previewOf(app, again, at())).view.counts).toMatchObject({ created: 0 });
  });

  test("an undo removes pairs nobody built on, with writer, link and load, and names what stays", async () => {
    const { app } = world;
    const [free, taken, written] = [await madeUp(world), await madeUp(world), await madeUp(world)];
    const who = randomId();
    const row = ({ name }: { name: string }, label: string) =>
      `${name},1985,${label} ${who},Аня,,05.11.2026,3,`;
    const file = sheet(pairHeader, row(free, "а"), row(taken, "б"), row(written, "в"));
    const before = await loadOf(app, free.id);
    const runId = await pairsRun(file);
    const going = await pairOf(world, taken.id, "Аня");
    const { sheetWriterId } = await app.db
      .selectFrom("sheetPair")
      .select("sheetWriterId")
      .where("correspondenceId", "=", going.id)
      .executeTakeFirstOrThrow();
    const key = randomToken();
    const [link] = (await makeLinks(app, await coordinator(), { writerId: sheetWriterId, key }, at())) ?? [];
    const anna = await makeVolunteer(app, {}, at());
    expect(await takeOver(app, anna, { token: link?.token ?? "", key }, at())).toMatchObject({ ok: true });
    await takeLetters(world, sheet(letterHeader, `${written.name},1985,Аня,10.11.2026,,,,`));
    expect(await undo(runId)).toEqual({ ok: true, undone: 1, left: 2 });
    expect(await outcomes(runId)).toEqual([
      [2, "undone"],
      [3, "taken"],
      [4, "letters"],
    ]);
    expect(await loadOf(app, free.id)).toMatchObject({ loadMilli: before.loadMilli, writers: 0 });
    expect((await takePairs(world, file, true)).create.map(({ line }) => line)).toEqual([2]);
    expect(await undo(runId)).toEqual({ ok: false, reason: "undone" });
  });

  test("an undo of letters gives number, last day and weight back; news are taken back, a letter gone on with stays", async () => {
    const { app } = world;
    const person = await madeUp(world);
    const line = (rest: string) => `${person.name},1985,Маша,${rest}`;
    const pairs = sheet(pairHeader, `${person.name},1985,маша ${person.id},Маша,,05.06.2026,3,`);
    await takePairs(world, pairs);
    const { id } = await pairOf(world, person.id, "Маша");
    const { rowVersion: _, ...before } = await rowOf(app, id);
    const load = await loadOf(app, person.id);
    const letters = await findAllLetters(app.db, id);
    const file = sheet(letterHeader, line("05.06.2026,3,,да,"), line("05.11.2026,,,да,20.11.2026"));
    const runId = await lettersRun(file);
    expect(await rowOf(app, id)).toMatchObject({ lastNumber: 4, lastLetterOn: "2026-11-05" });
    expect(await undo(runId)).toEqual({ ok: true, undone: 2, left: 0 });
    expect(await rowOf(app, id)).toMatchObject(before);
    expect(await findAllLetters(app.db, id)).toEqual(letters);
    expect(await loadOf(app, person.id)).toMatchObject({ loadMilli: load.loadMilli });
    expect(await takeLetters(world, file, true)).toMatchObject({ create: [{ number: 4 }], change: [{}] });
  });

  test("letters of a correspondence that an account went on with since stay", async () => {
    const { app } = world;
    const person = await madeUp(world);
    await takePairs(world, sheet(pairHeader, `${person.name},1985,я ${person.id},Яна,,,,`));
    const { id } = await pairOf(world, person.id, "Яна");
    const runId = await lettersRun(sheet(letterHeader, `${person.name},1985,Яна,05.11.2026,,,,`));
    const { sheetWriterId } = await app.db
      .selectFrom("sheetPair")
      .select("sheetWriterId")
      .where("correspondenceId", "=", id)
      .executeTakeFirstOrThrow();
    world.clock.forward({ minutes: 1 });
    const key = randomToken();
    const [link] = (await makeLinks(app, await coordinator(), { writerId: sheetWriterId, key }, at())) ?? [];
    const yana = await makeVolunteer(app, {}, at());
    await takeOver(app, yana, { token: link?.token ?? "", key }, at());
    expect(await post(world, yana, id)).toEqual({ ok: true, number: 2 });
    expect(await undo(runId)).toEqual({ ok: true, undone: 0, left: 1 });
    expect(await outcomes(runId)).toEqual([[2, "taken"]]);
    expect(await rowOf(app, id)).toMatchObject({ lastNumber: 2 });
  });
});
