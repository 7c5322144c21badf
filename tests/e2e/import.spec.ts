import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { sqlitePath } from "#db/connection.server";
import { viasnaFile } from "../files/viasna-500.mjs";
import { test as base, count, expect } from "./fixtures";
import { type Installation, startInstallation } from "./installation";
import { chooseFirst, claim, join, postEarlier, postToday } from "./journey";
import { bothLanguages } from "./words";

const root = fileURLToPath(new URL("../..", import.meta.url));
const ROWS = 500;

/** An installation filled by nothing but `npm run import -- prisoners FILE`. */
const test = base.extend<object, { imported: Installation }>({
  imported: [
    async ({ browserName: _ }, use) => {
      const imported = await startInstallation(async (app) => importFile(sqlitePath(app.config.databaseUrl)));
      await use(imported);
      await imported.stop();
    },
    { scope: "worker" },
  ],
});

for (const js of [true, false]) {
  for (const language of bothLanguages) {
    const title = `from joining to a logged letter on what was imported: ${language}, JavaScript ${js ? "on" : "off"}`;
    test(title, async ({ imported, open }) => {
      const writer = { language, page: await open({ language, js, at: imported }) };
      await join(writer, js ? "generated" : "email");
      await chooseFirst(writer);
      await claim(writer, "Тётя Мотя");
      const logged = await (js ? postToday(writer, 1) : postEarlier(writer, 1, 2));
      expect(logged).toMatch(/^\d{4}-\d\d-\d\d$/);
      count({ journeys: 1 });
    });
  }
}

async function importFile(databaseFile: string): Promise<void> {
  const folder = mkdtempSync(joinPath(tmpdir(), "perepiska-import-"));
  const file = joinPath(folder, "prisoners.csv");
  writeFileSync(file, viasnaFile(ROWS));
  try {
    await promisify(execFile)("npm", ["run", "--silent", "import", "--", "prisoners", file], {
      cwd: root,
      env: { ...process.env, DATABASE_URL: databaseFile },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
