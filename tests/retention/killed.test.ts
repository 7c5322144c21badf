import { spawn } from "node:child_process";
import { expect, test } from "vitest";
import { makeCorrespondence, sendLetter } from "#db/factories/correspondence";
import { findToErase } from "#db/repositories/erasure";
import { keptDays } from "~/domain/retention/kept";
import { checkDatabase } from "~/features/check/check.server";
import { onEachEngine } from "../setup/databases";
import { bundle } from "../setup/program.mjs";
import { close } from "./pair";

const KILLS = Number(process.env.RETENTION_KILLS ?? 2);
const PAIRS = 6 * (KILLS + 1);

onEachEngine((world) => {
  const { clock } = world;
  test("a run that is killed leaves every pair whole or erased, and the next one goes on", async ({
    task,
  }) => {
    const { app } = world;
    for (let made = 0; made < PAIRS; made += 1) {
      const pair = await makeCorrespondence(app, {}, clock.now);
      await sendLetter(app, pair, {}, clock.now);
      await close(app, pair.id, clock.now);
    }
    clock.forward({ days: keptDays.pair + 1 });
    const program = await bundle("tests/retention/forgetful.ts");
    const given = { databaseUrl: app.config.databaseUrl, now: clock.now.toISOString() };
    const left = async () => (await findToErase(app.db, clock.now.toISOString(), PAIRS)).length;
    let killed = 0;
    for (let kill = 1; kill <= KILLS; kill += 1) {
      killed += Number(await runUntil(program, given, PAIRS - 6 * kill));
      expect(await halfDone()).toBe(0);
      expect((await checkDatabase(app.db, clock.now)).differences).toEqual([]);
    }
    expect(await left()).toBeGreaterThan(0);
    await runUntil(program, given, -1);
    expect(await left()).toBe(0);
    expect(await halfDone()).toBe(0);
    Object.assign(task.meta, { killed });

    /** Pairs that are neither whole nor erased, or whose letters are not with them. */
    async function halfDone(): Promise<number> {
      const rows = await app.db
        .selectFrom("correspondence")
        .leftJoin("letter", "letter.correspondenceId", "correspondence.id")
        .select(["correspondence.personId", "correspondence.erasedAt", "letter.id as letterId"])
        .execute();
      return rows.filter((row) => {
        const isErased = row.erasedAt !== null;
        return isErased !== (row.personId === null) || isErased !== (row.letterId === null);
      }).length;
    }
  }, 240_000);
});

/** Starts a run and kills it once no more than so many pairs are left. True: it was killed before it ended. */
function runUntil(program: string, given: object, fewEnough: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program], {
      env: { ...process.env, FORGETFUL: JSON.stringify(given) },
      stdio: ["ignore", "pipe", "inherit"],
    });
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      const left = Number(text.trim().split("\n").at(-1));
      if (left <= fewEnough) child.kill("SIGKILL");
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code !== null && code !== 0) reject(new Error(`the run ended with ${code}`));
      else resolve(signal === "SIGKILL");
    });
  });
}
