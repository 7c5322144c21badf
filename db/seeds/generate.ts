import { inTransaction } from "#db/connection.server";
import { chanceFrom } from "#db/factories/random";
import { recountOpenCorrespondences } from "#db/repositories/bulk";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { shareByFame } from "./generating/fame";
import { generateFacilities, generatePrisoner } from "./generating/prisoners";
import { generateThreads } from "./generating/threads";
import { generateVolunteers, type Pool } from "./generating/volunteers";
import { openSheet } from "./sheet";
import { setStage } from "./telling/stage";

export interface Size {
  prisoners: number;
  volunteers: number;
  letters: number;
  seed?: number;
}

export interface Generated {
  prisoners: number;
  volunteers: number;
  letters: number;
  /** Rows of all tables together, stored loads left out. */
  rows: number;
}

/** Rows of one transaction; more would only hold more memory. */
const ROWS_AT_ONCE = 40_000;

/**
 * Fills an empty, migrated database with so many people and letters for benches: attention falls off as fame does,
 * loads are stored as they would be recomputed. The same seed on the same day makes the same rows. `onProgress`
 * hears of the letters written so far.
 */
export async function generate(
  app: Pick<App, "db" | "clock">,
  { prisoners, volunteers, letters, seed = 1 }: Size,
  onProgress: (letters: number) => void = () => undefined,
): Promise<Generated> {
  const now = app.clock();
  const sheet = await openSheet(app.db);
  const stage = setStage(now, chanceFrom(seed), sheet);
  const write = () => inTransaction(app.db, (tx) => sheet.write(tx));

  const facilities = generateFacilities(stage, Math.ceil(prisoners / 80));
  const pool: Pool = generateVolunteers(stage, volunteers);
  let rows = await write();

  let written = 0;
  let waiting: string[] = [];
  const flush = async () => {
    rows += await inTransaction(app.db, async (tx) => {
      const count = await sheet.write(tx);
      await refreshPrisonerLoads(tx, waiting, now);
      return count;
    });
    waiting = [];
    onProgress(written);
  };
  for (const [index, share] of shareByFame(stage.chance, prisoners, letters).entries()) {
    const prisoner = generatePrisoner(stage, facilities, index);
    generateThreads(stage, pool, prisoner, share);
    waiting.push(prisoner.id);
    written += share;
    if (sheet.count("letter") + sheet.count("letterEvent") >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  await inTransaction(app.db, recountOpenCorrespondences);
  return { prisoners, volunteers, letters, rows };
}
