import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findMissingFolder, prepareFolder } from "~/platform/database-folder.server";
import { isOpenToOthers } from "~/platform/own-files.server";

const folder = mkdtempSync(join(tmpdir(), "perepiska-own-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a database that others may read is told, the file or its log, unless its folder keeps them out", async () => {
  const path = join(folder, "some.db");
  const modes: [file: number, log: number, folder: number, isOpen: boolean][] = [
    [0o644, 0o600, 0o755, true],
    [0o600, 0o644, 0o755, true],
    [0o600, 0o600, 0o755, false],
    [0o644, 0o644, 0o700, false],
  ];
  for (const [file, log, around, isOpen] of modes) {
    writeFileSync(path, "");
    writeFileSync(`${path}-wal`, "");
    chmodSync(path, file);
    chmodSync(`${path}-wal`, log);
    chmodSync(folder, around);
    expect(await isOpenToOthers(`file:${path}`)).toBe(isOpen);
  }
  expect(await isOpenToOthers("postgres://somewhere/house")).toBe(false);
});

test("a missing folder is made for its user alone, and one that cannot be made is named", async () => {
  const url = `file:${join(folder, "new", "house.db")}`;
  expect(await findMissingFolder(url)).toContain(join(folder, "new"));
  expect(await prepareFolder(url)).toBeNull();
  expect(statSync(join(folder, "new")).mode & 0o777).toBe(0o700);
  expect(await findMissingFolder(url)).toBeNull();
  writeFileSync(join(folder, "file"), "");
  const wrong = await prepareFolder(`file:${join(folder, "file", "house.db")}`);
  expect(wrong).toContain(`${join(folder, "file")}, cannot be made`);
});
