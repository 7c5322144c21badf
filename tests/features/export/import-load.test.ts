import { expect, test } from "vitest";
import { makePrisoner } from "#db/factories/prisoners";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertAll } from "#db/repositories/bulk";
import { findLoad } from "#db/repositories/load";
import { saveSetting } from "#db/repositories/settings";
import { readBulkResult } from "~/features/bulk/result.server";
import { undoBulk } from "~/features/bulk/undo.server";
import { checkDatabase } from "~/features/check/check.server";
import { importLoad, type LoadReport } from "~/features/export/import-load.server";
import { onEachEngine } from "../../setup/databases";

const HEAD = "list,list_id,band,as_of,campaign\n";

onEachEngine((world) => {
  let list = 0;

  /** People recognised by a list of their own as 1, 2, … */
  async function recognised(people: number) {
    list += 1;
    const name = `list-${list}`;
    const ids: string[] = [];
    for (let n = 1; n <= people; n += 1) {
      const { id } = await makePrisoner(world.app, {}, world.clock.now);
      ids.push(id);
      await insertAll(world.app.db, "recognition", [
        {
          list: name,
          externalId: String(n),
          prisonerId: id,
          url: null,
          rowDigest: "",
          importRunId: null,
          seenAt: world.clock.now.toISOString(),
        },
      ]);
    }
    return { name, ids };
  }

  async function take(rows: string, { from = "Other", dryRun = false } = {}): Promise<LoadReport> {
    const file = { bytes: Buffer.from(HEAD + rows), from, dryRun, by: null };
    const outcome = await importLoad(world.app, file, world.clock.now);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.report;
  }
  const external = async (id = "") => (await findLoad(world.app.db, id))?.externalMilli;
  const sound = async () => (await checkDatabase(world.app.db, world.clock.now)).differences;

  test("bands become external load, what is unknown or unreadable is told by its line", async () => {
    const { name, ids } = await recognised(2);
    const rows = [
      `${name},'1,1–2,2026-11-01,c`,
      `${name},2,3+,01.11.2026,c`,
      `${name},99,nobody,2026-11-01,c`,
      `${name},2,lots,2026-11-01,c`,
      `${name},2,3+,2026-11-21,c`,
      `,2,3+,2026-11-01,c`,
    ].join("\n");
    const dry = await take(rows, { dryRun: true });
    expect(await external(ids[0])).toBe(0);
    const report = await take(rows);
    expect(report).toEqual({ ...dry, runId: expect.any(String) });
    expect(report).toMatchObject({ changed: 2, unchanged: 0, older: 0, unknown: [4] });
    expect(report.refused).toEqual([
      { line: 5, reason: "no-band" },
      { line: 6, reason: "future-day" },
      { line: 7, reason: "no-id" },
    ]);
    expect([await external(ids[0]), await external(ids[1])]).toEqual([1500, 3000]);
    expect(await sound()).toEqual([]);
  });

  test("the same file again changes nothing, an older one writes over nothing newer", async () => {
    const { name, ids } = await recognised(1);
    await take(`${name},1,3+,2026-11-10,c`);
    expect(await take(`${name},1,3+,2026-11-10,c`)).toMatchObject({ changed: 0, unchanged: 1, runId: null });
    expect(await take(`${name},1,nobody,2026-11-09,c`)).toMatchObject({ changed: 0, older: 1 });
    expect(await take(`${name},1,1–2,2026-11-10,c`)).toMatchObject({ changed: 1 });
    expect(await external(ids[0])).toBe(1500);
    expect(await take(`${name},1,3+,2026-11-10,c`, { from: "Third" })).toMatchObject({ changed: 1 });
    expect(await external(ids[0])).toBe(4500);
  });

  test("it is taken back where it still stands as it was written", async () => {
    const { name, ids } = await recognised(2);
    await take(`${name},1,1–2,2026-11-01,c`);
    const second = await take(`${name},1,3+,2026-11-05,c\n${name},2,3+,2026-11-05,c`);
    await take(`${name},2,1–2,2026-11-06,c`);
    const coordinator = await makeVolunteer(world.app, { role: "coordinator" }, world.clock.now);
    await undoBulk(world.app, coordinator, second.runId ?? "", world.clock.now);
    expect([await external(ids[0]), await external(ids[1])]).toEqual([1500, 1500]);
    const told = await readBulkResult(world.app, second.runId ?? "");
    expect(told).toMatchObject({ kind: "load", done: 2, undone: 1 });
    expect(told?.left).toEqual([expect.objectContaining({ id: ids[1], reason: "changed-since" })]);
    expect(await sound()).toEqual([]);
  });

  test("a file that was taken out here is refused", async () => {
    const { name } = await recognised(1);
    await saveSetting(world.app.db, "load-exchange-mark", "ours");
    const file = {
      bytes: Buffer.from(`${HEAD}${name},1,3+,2026-11-10,ours`),
      from: "Other",
      dryRun: false,
      by: null,
    };
    expect(await importLoad(world.app, file, world.clock.now)).toEqual({ ok: false, reason: "own-file" });
  });

  test("a file without the columns is no such file", async () => {
    const file = { bytes: Buffer.from("name,band\nA,3+\n"), from: "Other", dryRun: false, by: null };
    expect(await importLoad(world.app, file, world.clock.now)).toEqual({
      ok: false,
      reason: "missing-columns",
      columns: ["list", "list_id", "as_of"],
    });
  });
});
