import { beforeAll, describe, expect, test } from "vitest";
import { findAllChannels, findFacility } from "#db/repositories/facilities";
import { findImportRuns } from "#db/repositories/import-runs";
import { findLoad } from "#db/repositories/load";
import { findConsent, findCurrentStay, findPrisoner, updatePrisoner } from "#db/repositories/prisoners";
import { findAllRecognitions } from "#db/repositories/recognitions";
import type { Schema } from "#db/schema";
import { importPrisoners } from "~/features/import/import-prisoners.server";
import { computeLoadRow } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { type Cells, fileOf, viasna } from "../../domain/import/samples";
import { refusedRows, viasnaFile, writableRows } from "../../files/viasna-500.mjs";
import { onEachEngine } from "../../setup/databases";

const TABLES = [
  "prisoner",
  "facility",
  "facilityChannel",
  "stay",
  "statusChange",
  "consent",
  "prisonerLoad",
] as const;

onEachEngine((world) => {
  describe("a person", () => {
    test("is created with history, consent, facility and a stored load that invites letters", async () => {
      await take(world.app, {});
      const id = await idOf(world.app, "215");
      const { db } = world.app;
      const stay = await findCurrentStay(db, id);
      expect(await findPrisoner(db, id)).toMatchObject({
        name: "Липов Андрей Викторович",
        nameSearch: "липов андрей викторович",
        nameLatin: "Lipov Andrey Viktorovich",
        nameDative: "Липову Андрею Викторовичу",
        birthDate: "1985-02-14",
        status: "serving",
        languageMask: 0b1001,
        target: 3,
      });
      expect(await findConsent(db, id, "letters")).toMatchObject({
        state: "presumed",
        givenBy: "list",
        source: "Viasna",
      });
      expect(await findFacility(db, stay?.facilityId ?? "")).toMatchObject({
        kind: "ik",
        climateZone: "temperate",
        toBeConfirmed: 1,
        postcode: "213911",
        region: "Могилёвская область",
      });
      expect(await findAllChannels(db, [stay?.facilityId ?? ""])).toMatchObject([
        { channel: "post", note: null, source: "Viasna" },
      ]);
      expect(await findLoad(db, id)).toMatchObject({ open: 1, suggestable: 1, loadRank: 0, writers: 0 });
    });

    test("named by two imports at once is one person", async () => {
      await Promise.all([take(world.app, { id: "77" }), take(world.app, { id: "77" })]);
      const all = await findAllRecognitions(world.app.db, "viasna");
      expect(all.filter(({ externalId }) => externalId === "77")).toHaveLength(1);
      expect(await runsOf(world.app)).toMatchObject([{ created: 1 }, { unchanged: 1 }]);
    });

    test("keeps what a coordinator corrected until the list itself changes it", async () => {
      const id = await idOf(world.app, "215");
      await updatePrisoner(world.app.db, id, { name: "Липов Андрей Иванович", about: "Исправлено." });
      await take(world.app, { description: "Список пишет другое." });
      expect(await findPrisoner(world.app.db, id)).toMatchObject({
        name: "Липов Андрей Иванович",
        about: "Список пишет другое.",
      });
    });

    test("is moved, then freed: nobody is asked to write any longer", async () => {
      const id = await idOf(world.app, "215");
      const first = await findCurrentStay(world.app.db, id);
      const moved = { description: "Список пишет другое.", prison: "СИЗО-9, 220911, г. Новый Двор" };
      await take(world.app, moved);
      const second = await findCurrentStay(world.app.db, id);
      expect(second?.facilityId).not.toBe(first?.facilityId);
      expect(await findPrisoner(world.app.db, id)).toMatchObject({ status: "remand" });
      await take(world.app, { ...moved, status: "former", release_date: "2026-10-01" });
      expect(await findPrisoner(world.app.db, id)).toMatchObject({ status: "released" });
      expect(await findCurrentStay(world.app.db, id)).toBeUndefined();
      expect(await findLoad(world.app.db, id)).toMatchObject({ open: 0, suggestable: 0 });
      const stays = await world.app.db.selectFrom("stay").selectAll().where("prisonerId", "=", id).execute();
      expect(stays.map((stay) => stay.untilDate)).toEqual([null, "2026-10-01"]);
    });

    test.each<[string, Cells]>([
      ["without a place", { prison: "" }],
      ["in a facility without an address", { prison: "ИК-77" }],
      ["who is under 18", { birthday: "2009-01-01" }],
      ["who died", { died: "2025-03-04" }],
    ])("%s is suggested to nobody", async (name, cells) => {
      await take(world.app, { ...cells, id: name });
      expect(await findLoad(world.app.db, await idOf(world.app, name))).toMatchObject({
        open: 0,
        suggestable: 0,
      });
    });

    test("whose relatives refused stays refused, whatever the list says", async () => {
      const { db } = world.app;
      await take(world.app, { id: "refusing" });
      const id = await idOf(world.app, "refusing");
      const consent = { purpose: "letters", state: "refused", givenBy: "relative", source: "мать" } as const;
      await db
        .insertInto("consent")
        .values({ ...consent, prisonerId: id, recordedAt: "", withdrawnAt: null })
        .execute();
      await db
        .updateTable("recognition")
        .set({ rowDigest: "" })
        .where("externalId", "=", "refusing")
        .execute();
      await take(world.app, { id: "refusing" });
      expect(await findConsent(db, id, "letters")).toMatchObject({ state: "refused", givenBy: "relative" });
      expect(await findLoad(db, id)).toMatchObject({ open: 0 });
    });
  });

  describe("a list of 500", () => {
    const bytes = Buffer.from(viasnaFile());

    beforeAll(() => clear(world.app));

    test("is told of beforehand without a trace", async () => {
      const dry = await importPrisoners(world.app, { bytes, mapping: viasna, dryRun: true }, world.clock.now);
      expect(dry).toMatchObject({ ok: true });
      expect(await countAll(world.app)).toEqual(TABLES.map(() => 0));
      const done = await importPrisoners(
        world.app,
        { bytes, mapping: viasna, dryRun: false },
        world.clock.now,
      );
      expect(done).toEqual(dry);
    });

    test("is taken over but for its bad rows", async () => {
      const [prisoners] = await countAll(world.app);
      expect(prisoners).toBe(500 - refusedRows);
      const loads = await world.app.db.selectFrom("prisonerLoad").selectAll().execute();
      expect(loads.filter((load) => load.suggestable === 1)).toHaveLength(writableRows);
      for (const load of loads.slice(0, 20)) {
        expect(load).toEqual(await computeLoadRow(world.app.db, load.prisonerId, world.clock.now));
      }
    });

    test("changes nothing the second time", async () => {
      const before = await everything(world.app);
      const again = await importPrisoners(
        world.app,
        { bytes, mapping: viasna, dryRun: false },
        world.clock.now,
      );
      expect(again.ok && [again.plan.create, again.plan.change, again.plan.facilities]).toEqual([[], [], []]);
      expect(again.ok && again.plan.unchanged).toHaveLength(500 - refusedRows);
      expect(await everything(world.app)).toEqual(before);
    });

    test("leaves nothing behind when it fails half-way", async () => {
      await clear(world.app);
      const fail = () => {
        throw new Error("the power is gone");
      };
      const file = { bytes, mapping: viasna, dryRun: false };
      await expect(importPrisoners(world.app, file, world.clock.now, fail)).rejects.toThrow("the power");
      expect(await countAll(world.app)).toEqual(TABLES.map(() => 0));
    });

    test("is refused as a whole where columns are lacking without which the free are taken for held", async () => {
      const mapping = { ...viasna, columns: { externalId: 0, name: 1 } };
      const file = { bytes: Buffer.from("id,name\n1,А"), mapping, dryRun: false };
      const outcome = await importPrisoners(world.app, file, world.clock.now);
      expect(outcome).toMatchObject({ ok: false, reason: "missing-columns" });
    });
  });

  async function take(app: App, cells: Cells): Promise<void> {
    const file = { bytes: Buffer.from(fileOf(cells)), mapping: viasna, dryRun: false };
    const outcome = await importPrisoners(app, file, world.clock.now);
    expect(outcome.ok && outcome.plan.refused).toEqual([]);
  }
});

/** The two newest imports, the older first. */
async function runsOf({ db }: App) {
  return (await findImportRuns(db, 2_000_000_000, 2)).reverse();
}

async function idOf(app: App, externalId: string): Promise<string> {
  const all = await findAllRecognitions(app.db, "viasna");
  return all.find((each) => each.externalId === externalId)?.prisonerId ?? "";
}

async function clear({ db }: App): Promise<void> {
  const tables: (keyof Schema)[] = [
    "recognition",
    "importEntry",
    "importRun",
    "prisonerLoad",
    "consent",
    "custodyChange",
    "statusChange",
    "stay",
  ];
  for (const table of [...tables, "facilityChannel", "prisoner", "facility"] as const) {
    await db.deleteFrom(table).execute();
  }
}

async function countAll(app: App): Promise<number[]> {
  return (await everything(app)).map((rows) => rows.length);
}

async function everything({ db }: App): Promise<string[][]> {
  const tables = await Promise.all(TABLES.map((table) => db.selectFrom(table).selectAll().execute()));
  return tables.map((rows) => rows.map((row) => JSON.stringify(row)).sort());
}
