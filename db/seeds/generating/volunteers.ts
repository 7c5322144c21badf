import { personRow, profileRow } from "#db/factories/volunteers";
import { signatureNames } from "#db/seeds/story/signatures";
import type { Stage } from "#db/seeds/telling/stage";
import { tellWriters, type Writer } from "#db/seeds/telling/writers";

/** Volunteers to choose from. */
export type Pool = readonly Writer[];

/** So many volunteers with accounts and profiles; two of three are known. Their open correspondences are counted later. */
export function generateVolunteers(stage: Stage, count: number): Pool {
  const joined = new Date(stage.during(stage.daysAgo(740)));
  const pool = tellWriters(stage, count).map((writer, index) => ({
    ...writer,
    signature: `${signatureNames[index % signatureNames.length]} ${index}`,
    known: index % 3 !== 0,
  }));
  for (const { id, signInName, answers, known } of pool) {
    stage.sheet.add("person", personRow({ id, signInName }, joined));
    stage.sheet.add("volunteerProfile", profileRow(id, { ...answers, trust: known ? "known" : "new" }));
    stage.sheet.add("volunteerNumber", { personId: id });
  }
  return pool;
}

/** The next volunteer at or after `from` who may take this prisoner on; undefined when nobody fits. */
export function findWriter(pool: Pool, from: number, fits: (writer: Writer) => boolean): Writer | undefined {
  for (let step = 0; step < pool.length; step += 1) {
    const writer = pool[(from + step) % pool.length];
    if (writer && fits(writer)) return writer;
  }
  return undefined;
}
