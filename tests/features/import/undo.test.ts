import { expect, test } from "vitest";
import { makeCorrespondence } from "#db/factories/correspondence";
import { makeVolunteer } from "#db/factories/volunteers";
import { findImportRun } from "#db/repositories/import-runs";
import { findPrisoner, updatePrisoner } from "#db/repositories/prisoners";
import { findAllRecognitions } from "#db/repositories/recognitions";
import { readFarewells } from "~/features/custody/farewells.server";
import { readRun } from "~/features/import/runs.server";
import { undoRun } from "~/features/import/undo.server";
import { computeLoadRow } from "~/features/prisoners/load.server";
import { onEachEngine } from "../../setup/databases";
import { expectSound, loadOf, openCountOf, rowOf } from "../correspondence/acts";
import { importWhole, previewOf, uploadMapped } from "./page";

const PLACE = '"ИК-31, 601443, г. Вязники, ул. Садовая, 3"';

onEachEngine((world) => {
  const at = () => world.clock.now;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, at());

  test("removes people and places nobody built on, and names what stays", async () => {
    const { app } = world;
    const viewer = await coordinator();
    await importWhole(app, viewer, `id,name,prison\n9,Сомов Пётр Ильич,${PLACE}\n`, at(), "Седьмой");
    const text = `id,name,prison\n1,Калинин Пётр Ильич,${PLACE.replaceAll("31", "71")}\n2,Грачёв Пётр Ильич,${PLACE}\n3,Чибисов Пётр Ильич,\n`;
    const runId = await importWhole(app, viewer, text, at(), "Седьмой");
    const ids = new Map(
      (await findAllRecognitions(app.db, "седьмой")).map((each) => [each.externalId, each.prisonerId]),
    );
    await makeCorrespondence(app, { prisonerId: ids.get("2") ?? "" }, at());
    await updatePrisoner(app.db, ids.get("3") ?? "", { about: "правка" });
    const undone = await undoRun(app, { id: runId, viewer, now: at().toISOString() });
    expect(undone).toEqual({ ok: true, undone: 2, left: 2 });
    expect(await findPrisoner(app.db, ids.get("1") ?? "")).toBeUndefined();
    const run = await readRun(app, runId, 0);
    expect(run?.created.map(({ line, outcome }) => [line, outcome])).toEqual([
      [2, "undone"],
      [3, "writers"],
      [4, "changed"],
    ]);
    expect(run?.facilities).toMatchObject([{ name: null, outcome: "undone" }]);
    expect(await undoRun(app, { id: runId, viewer, now: at().toISOString() })).toEqual({
      ok: false,
      reason: "undone",
    });
  });

  test("gives changed fields back where nobody changed them since, and the same file works again", async () => {
    const { app } = world;
    const viewer = await coordinator();
    const header = "id,name,birthday,articles,description,status,prison";
    const first = `${header}\n1,Полынин Пётр Ильич,1980,ст. 1,Один,active,${PLACE}\n`;
    await importWhole(app, viewer, first, at(), "Восьмой");
    const id = (await findAllRecognitions(app.db, "восьмой"))[0]?.prisonerId ?? "";
    const before = await findPrisoner(app.db, id);
    const stays = () => app.db.selectFrom("stay").selectAll().where("prisonerId", "=", id).execute();
    const [stayBefore] = await stays();
    world.clock.forward({ minutes: 5 });
    const second = `${header}\n1,Полынин Павел Ильич,1981,ст. 2,Два,active,"СИЗО-72, 601444, г. Вязники, ул. Новая, 1"\n`;
    const runId = await importWhole(app, viewer, second, at(), "Восьмой");
    expect(await findPrisoner(app.db, id)).toMatchObject({ name: "Полынин Павел Ильич", status: "remand" });
    await updatePrisoner(app.db, id, { about: "Три" });
    const undone = await undoRun(app, { id: runId, viewer, now: at().toISOString() });
    expect(undone).toEqual({ ok: true, undone: 1, left: 1 });
    expect(await findPrisoner(app.db, id)).toEqual({
      ...before,
      about: "Три",
      rowVersion: expect.any(Number),
    });
    expect(await stays()).toEqual([stayBefore]);
    expect((await readRun(app, runId, 0))?.changed).toMatchObject([{ outcome: "left:about" }]);
    const load = await app.db.selectFrom("prisonerLoad").selectAll().where("prisonerId", "=", id).execute();
    expect(load).toEqual([await computeLoadRow(app.db, id, at())]);
    const again = await uploadMapped(app, viewer, second, at(), "Восьмой");
    expect((await previewOf(app, again, at())).view.counts).toMatchObject({ changed: 1 });
  });

  test("a list's word of a death ends letters, names whom to tell, and all goes on once it is undone", async () => {
    const { app } = world;
    const viewer = await coordinator();
    const header = "id,name,birthday,status,prison,died";
    const list = (died: string) => `${header}\n1,Туманов Пётр Ильич,1980,active,${PLACE},${died}\n`;
    await importWhole(app, viewer, list(""), at(), "Десятый");
    const id = (await findAllRecognitions(app.db, "десятый"))[0]?.prisonerId ?? "";
    const made = await makeCorrespondence(app, { prisonerId: id }, at());
    const before = [await findPrisoner(app.db, id), await loadOf(app, id), await rowOf(app, made.id)];
    world.clock.forward({ minutes: 5 });
    const runId = await importWhole(app, viewer, list("2026-11-01"), at(), "Десятый");
    expect(await findPrisoner(app.db, id)).toMatchObject({ status: "died" });
    expect(await rowOf(app, made.id)).toMatchObject({ state: "closed", closedReason: "prisoner-closed" });
    expect(await openCountOf(app, made.viewer)).toBe(0);
    expect((await readFarewells(app, id))?.writers).toMatchObject([{ signature: made.signature }]);
    await expectSound(world);
    const undone = await undoRun(app, { id: runId, viewer, now: at().toISOString() });
    expect(undone).toEqual({ ok: true, undone: 1, left: 0 });
    const version = { rowVersion: expect.any(Number) };
    expect([await findPrisoner(app.db, id), await loadOf(app, id), await rowOf(app, made.id)]).toEqual(
      before.map((row) => (row && "rowVersion" in row ? { ...row, ...version } : row)),
    );
    expect(await readFarewells(app, id)).toBeNull();
    await expectSound(world);
  });

  test("is known to the record of deeds by counts alone", async () => {
    const { app } = world;
    const viewer = await coordinator();
    const runId = await importWhole(app, viewer, "id,name\n1,Ручьёв Пётр Ильич\n", at(), "Девятый");
    await undoRun(app, { id: runId, viewer, now: at().toISOString() });
    const deeds = await app.db
      .selectFrom("auditEntry")
      .select(["action", "detail", "prisonerId"])
      .where("personId", "=", viewer.personId)
      .orderBy("id")
      .execute();
    expect(deeds).toEqual([
      { action: "list-imported", detail: JSON.stringify({ run: runId }), prisonerId: null },
      {
        action: "import-undone",
        detail: JSON.stringify({ run: runId, undone: 1, left: 0 }),
        prisonerId: null,
      },
    ]);
    expect(await findImportRun(app.db, runId)).toMatchObject({ undoneAt: at().toISOString() });
  });
});
