import { describe, expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { deleteOldImportDrafts } from "#db/repositories/import-drafts";
import { findAllRecognitions } from "#db/repositories/recognitions";
import { mappingFrom } from "~/domain/import/map-file";
import { beginImport } from "~/features/import/begin-import.server";
import { readColumns, saveColumns } from "~/features/import/columns.server";
import { readDraftPage, saveAnswers, saveWords } from "~/features/import/draft-page.server";
import { discardDraft, findDraft, uploadList } from "~/features/import/drafts.server";
import { readRun } from "~/features/import/runs.server";
import { wordsIn } from "~/features/import/words.form";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { onEachEngine } from "../../setup/databases";
import { confirm, importWhole, previewOf, upload, uploadMapped } from "./page";

const PLACE = '"ИК-31, 601443, г. Вязники, ул. Садовая, 3"';

onEachEngine((world) => {
  const at = () => world.clock.now;
  const coordinator = () => makeVolunteer(world.app, { role: "coordinator" }, at());

  describe("an uploaded file", () => {
    test("is kept sealed, for a day, and once for a form sent twice", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const bytes = new Uint8Array(Buffer.from("имя,год\nСекретов Иван,1990\n"));
      const form = { kind: "prisoners", title: "А", fileName: "a.csv", bytes, key: randomId() } as const;
      const first = await uploadList(app, viewer, form, at());
      expect(await uploadList(app, viewer, form, at())).toEqual(first);
      const id = first.ok ? first.id : "";
      const row = await app.db.selectFrom("importDraft").selectAll().where("id", "=", id).execute();
      expect(row).toHaveLength(1);
      expect(JSON.stringify(row)).not.toContain("Секретов");
      const lastMoment = new Date(at().getTime() + 24 * 3_600_000 - 1);
      expect(await findDraft(app, id, lastMoment)).not.toBeNull();
      const over = new Date(lastMoment.getTime() + 1);
      expect(await findDraft(app, id, over)).toBeNull();
      await deleteOldImportDrafts(app.db, over.toISOString());
      expect(await app.db.selectFrom("importDraft").select("id").where("id", "=", id).execute()).toEqual([]);
    });

    test("may be thrown away, twice, and is gone then", async () => {
      const { app } = world;
      const id = await uploadMapped(app, await coordinator(), "name\nБерёзов Егор Ильич\n", at());
      expect(await discardDraft(app, id, at())).toBe("discarded");
      expect(await discardDraft(app, id, at())).toBe("discarded");
      expect(await readDraftPage(app, id, 0, at())).toEqual({ at: "missing" });
      const [row] = await app.db.selectFrom("importDraft").selectAll().where("id", "=", id).execute();
      expect(row).toMatchObject({ fileEncrypted: null, choicesEncrypted: null });
      expect(await discardDraft(app, randomId(), at())).toBe("not-found");
    });

    test.each([
      ["an empty file", "", "empty"],
      ["more rows than five thousand", `name\n${"А Б\n".repeat(5001)}`, "too-many-rows"],
      ["more columns than fifty", `${"a,".repeat(50)}b\n1\n`, "too-many-columns"],
    ])("is refused: %s", async (_, text, reason) => {
      const viewer = await coordinator();
      const bytes = new Uint8Array(Buffer.from(text));
      const form = { kind: "prisoners", title: "А", fileName: "a.csv", bytes, key: randomId() } as const;
      expect(await uploadList(world.app, viewer, form, at())).toMatchObject({ ok: false, reason });
    });

    test("without a name for its list is refused unless the columns tell it", async () => {
      const viewer = await coordinator();
      const bytes = new Uint8Array(Buffer.from("name\nА Б\n"));
      const form = { kind: "prisoners", title: "", fileName: "a.csv", bytes, key: randomId() } as const;
      expect(await uploadList(world.app, viewer, form, at())).toEqual({ ok: false, reason: "no-title" });
    });

    test("lets its columns be corrected, each meaning once, none missing that is needed", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const id = await upload(app, viewer, "кто,когда\nРябинин Егор Ильич,1990\n", at());
      const file = await readColumns(app, id, at());
      expect(file?.columns.map(({ name, samples }) => [name, samples])).toEqual([
        ["кто", ["Рябинин Егор Ильич"]],
        ["когда", ["1990"]],
      ]);
      expect(await saveColumns(app, id, ["name", "name"], at())).toEqual({
        ok: false,
        reason: "twice",
        at: 1,
      });
      expect(await saveColumns(app, id, ["", "birthDate"], at())).toMatchObject({ reason: "lacking" });
      expect(await saveColumns(app, id, ["name", "birthDate"], at())).toEqual({ ok: true });
      const { view } = await previewOf(app, id, at());
      expect(view.counts).toMatchObject({ created: 1, refused: 0 });
      const written = JSON.parse((await readColumns(app, id, at()))?.mapping ?? "");
      expect(written).toMatchObject({ columns: { name: "кто", birthDate: "когда", place: null } });
      const guessed = { list: "", title: "", columns: { place: 1 }, words: {} };
      expect(mappingFrom(written, ["кто", "когда"], guessed)).toMatchObject({
        ok: true,
        mapping: { list: "друзья", title: "Друзья", columns: { name: 0, birthDate: 1 } },
      });
    });
  });

  test("a word is read otherwise once somebody says so, and the map says it too", async () => {
    const { app } = world;
    const viewer = await coordinator();
    const id = await uploadMapped(
      app,
      viewer,
      "name,birthday,status\nЛипов Лев Ильич,1980,выслан\n",
      at(),
      "Четвёртый",
    );
    const form = new FormData();
    for (const [name, value] of [
      ["word-0", "выслан"],
      ["shown-0", ""],
      ["means-0", "released"],
      ["word-1", "сидит"],
      ["shown-1", "held"],
      ["means-1", "held"],
      ["word-2", "другое"],
      ["means-2", "nonsense"],
    ] as const) {
      form.set(name, value);
    }
    expect((await previewOf(app, id, at())).view.words).toMatchObject([{ word: "выслан", readAs: null }]);
    expect([...wordsIn(form)]).toEqual([["выслан", "released"]]);
    expect(await saveWords(app, id, wordsIn(form), at())).toBe("saved");
    expect((await previewOf(app, id, at())).view.words).toMatchObject([
      { word: "выслан", readAs: "released" },
    ]);
    expect(JSON.parse((await readColumns(app, id, at()))?.mapping ?? "").words).toEqual({
      выслан: "released",
    });
    expect(await saveWords(app, "missing", wordsIn(form), at())).toBe("not-found");
  });

  describe("applying", () => {
    test("writes what was shown, keeps a report, and drops the file", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const text = `id,name,birthday,prison\n1,Липов Андрей Ильич,1980,${PLACE}\n,Кто-то Ещё,,\n`;
      const id = await uploadMapped(app, viewer, text, at(), "Первый");
      const { view } = await previewOf(app, id, at());
      expect(view.counts).toEqual({ created: 1, changed: 0, unchanged: 0, refused: 1, doubts: 0 });
      expect(view.refused).toEqual([{ line: 3, reason: "no-id" }]);
      const page = await confirm(app, viewer, id, at());
      const run = await readRun(app, page.at === "run" ? page.runId : 0, 0);
      expect(run?.run).toMatchObject({
        list: "первый",
        created: 1,
        refused: 1,
        facilities: 1,
        undoneAt: null,
      });
      expect(run?.created).toMatchObject([{ line: 2, name: "Липов Андрей Ильич", place: "ИК-31" }]);
      expect(run?.report.refused).toEqual([{ line: 3, reason: "no-id" }]);
      const rows = await app.db.selectFrom("importDraft").selectAll().where("id", "=", id).execute();
      expect(rows).toMatchObject([{ state: "done", fileEncrypted: null, choicesEncrypted: null }]);
      const again = await uploadMapped(app, viewer, text, at(), "Первый");
      expect((await previewOf(app, again, at())).view.counts).toMatchObject({ created: 0, unchanged: 1 });
    });

    test("the same form twice, and two people at once, make one run", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const other = await coordinator();
      const id = await uploadMapped(app, viewer, "id,name\n1,Сомов Егор Ильич\n", at(), "Второй");
      const { digest, view } = await previewOf(app, id, at());
      const seen = { digest, counts: view.counts };
      await Promise.all([
        beginImport(app, viewer, id, { ...seen, key: "a".repeat(22) }, at()),
        beginImport(app, viewer, id, { ...seen, key: "a".repeat(22) }, at()),
        beginImport(app, other, id, { ...seen, key: "b".repeat(22) }, at()),
      ]);
      const runs = await app.db.selectFrom("importRun").select("id").where("list", "=", "второй").execute();
      expect(runs).toHaveLength(1);
      expect(await findAllRecognitions(app.db, "второй")).toHaveLength(1);
    });

    test("writes nothing when something changed after the look, and says what", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const text = "id,name\n1,Метелин Егор Ильич\n";
      const id = await uploadMapped(app, viewer, text, at(), "Третий");
      const { digest, view } = await previewOf(app, id, at());
      await importWhole(app, viewer, text, at(), "Третий");
      await beginImport(app, viewer, id, { digest, counts: view.counts, key: randomId() }, at());
      const page = await previewOf(app, id, at());
      expect(page).toMatchObject({ failure: "changed", shown: { created: 1 } });
      expect(page.view.counts).toMatchObject({ created: 0, unchanged: 1 });
    });

    test("leaves nothing half-done when it breaks, says so, and may be tried again", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const id = await uploadMapped(app, viewer, "id,name\n1,Ветрин Егор Ильич\n", at(), "Четвёртый");
      const { digest, view } = await previewOf(app, id, at());
      const seen = { digest, counts: view.counts };
      const progressOf = () => null;
      const run = () => Promise.reject(new Error("the thread is gone"));
      const threads = { run, progressOf, rest: async () => {} };
      const broken: App = { ...app, threads };
      await beginImport(broken, viewer, id, { ...seen, key: randomId() }, at());
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await previewOf(app, id, at())).toMatchObject({ failure: "failed" });
      expect(await confirm(app, viewer, id, at())).toMatchObject({ at: "run" });
    });

    test("that nobody came back from may be tried again once its time is over", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const id = await uploadMapped(app, viewer, "id,name\n1,Боровков Егор Ильич\n", at(), "Пятый");
      const lost = {
        run: () => new Promise<unknown>(() => {}),
        progressOf: () => null,
        rest: async () => {},
      };
      const { digest, view } = await previewOf(app, id, at());
      const seen = { digest, counts: view.counts };
      await beginImport({ ...app, threads: lost }, viewer, id, { ...seen, key: randomId() }, at());
      expect(await readDraftPage(app, id, 0, at())).toMatchObject({ at: "progress" });
      const later = new Date(at().getTime() + 3 * 60_000);
      expect(await readDraftPage(app, id, 0, later)).toMatchObject({ at: "preview", failure: "failed" });
      expect(await confirm(app, viewer, id, later)).toMatchObject({ at: "run" });
    });

    test("asks who a doubtful row is, and takes the answer", async () => {
      const { app } = world;
      const viewer = await coordinator();
      const known = await makePrisoner(app, { name: "Заречин Егор Ильич", birthDate: "1970-01-01" }, at());
      const text = "id,name\n1,Заречин Егор Ильич\n";
      const id = await uploadMapped(app, viewer, text, at(), "Шестой");
      const asked = await previewOf(app, id, at());
      expect(asked.view.doubts).toMatchObject([{ line: 2, candidates: [{ id: known.id, born: "1970" }] }]);
      expect(asked.view.counts).toMatchObject({ created: 0, changed: 0, doubts: 1 });
      await saveAnswers(app, id, new Map([[2, "out"]]), at());
      expect((await previewOf(app, id, at())).view.counts).toMatchObject({ created: 0, doubts: 1 });
      await saveAnswers(app, id, new Map([[2, known.id]]), at());
      expect((await previewOf(app, id, at())).view.counts).toMatchObject({ changed: 1, doubts: 0 });
      await confirm(app, viewer, id, at());
      expect(await findAllRecognitions(app.db, "шестой")).toMatchObject([{ prisonerId: known.id }]);
    });
  });
});
