import { setImmediate as letOthers } from "node:timers/promises";
import { inTransaction } from "#db/connection.server";
import { findEndedLinks, findToErase } from "#db/repositories/erasure";
import { deletePart, findEndedParts, isInParcels, isTied } from "#db/repositories/parcel-parts";
import { deleteForgottenSheetWriters, endings, endRows, findUnused } from "#db/repositories/retention";
import { dayOf } from "~/domain/dates/instants";
import { forgottenBy } from "~/domain/retention/kept";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { compactIfDue, markForCompaction } from "./compact.server";
import { eraseAccount } from "./erase-account.server";
import { erasePair, eraseTies } from "./erase-pair.server";

/** Rows looked at before the job asks whether it may go on. */
const BATCH = 100;

/** What a run has forgotten, by kind. */
export type Forgotten = Record<"pairs" | "relatives" | "parcels" | "accounts" | "entries", number>;

/**
 * Forgets whatever has been kept long enough, each pair and each account in a transaction of its own, so that a run
 * that is ended anywhere is taken up by the next one. Answers how much; the file is cleaned of it last.
 */
export async function forget(app: App, now: Date, keepOn = async () => true): Promise<number> {
  const done: Forgotten = { pairs: 0, relatives: 0, parcels: 0, accounts: 0, entries: 0 };
  const steps = [forgetPairs, forgetRelatives, forgetParcels, forgetAccounts, forgetEntries];
  for (const step of steps) if (!(await step(app, now, done, keepOn))) break;
  const sum = Object.values(done).reduce((total, count) => total + count, 0);
  if (sum > 0) app.log.info({ job: "forget", ...done }, "forgotten");
  if (await keepOn()) await compactIfDue(app, now);
  return sum;
}

/** Each answers whether the run may go on. */
type Step = (app: App, now: Date, done: Forgotten, keepOn: () => Promise<boolean>) => Promise<boolean>;

const forgetPairs: Step = async ({ db }, now, done, keepOn) => {
  const closedBy = forgottenBy("pair", now.toISOString());
  for (;;) {
    const ids = await findToErase(db, closedBy, BATCH);
    for (const id of ids) {
      done.pairs += Number(await retrying(db, (tx) => erasePair(tx, id, closedBy, now)));
      await letOthers();
    }
    if (!(await keepOn())) return false;
    if (ids.length < BATCH) return true;
  }
};

const forgetRelatives: Step = async ({ db }, now, done, keepOn) => {
  for (;;) {
    const ended = await findEndedLinks(db, forgottenBy("pair", now.toISOString()), BATCH);
    for (const { personId, prisonerId } of ended) {
      await retrying(db, (tx) => eraseTies(tx, personId, prisonerId, now));
    }
    done.relatives += ended.length;
    if (!(await keepOn())) return false;
    if (ended.length < BATCH) return true;
  }
};

/** Who brought what and who packed; the last that ties a person to a prisoner takes the other ties with it. */
const forgetParcels: Step = async ({ db }, now, done, keepOn) => {
  const before = forgottenBy("pair", now.toISOString());
  for (const table of ["itemPledge", "parcelPacker"] as const) {
    for (let ended = BATCH; ended === BATCH; ) {
      const parts = await findEndedParts(db, table, before, BATCH);
      for (const { id, personId, prisonerId } of parts) {
        await retrying(db, async (tx) => {
          await deletePart(tx, table, id);
          const isLast = !(await isInParcels(tx, personId, prisonerId));
          if (isLast && !(await isTied(tx, personId, prisonerId)))
            await eraseTies(tx, personId, prisonerId, now);
          await markForCompaction(tx, now);
        });
      }
      ended = parts.length;
      done.parcels += ended;
      if (!(await keepOn())) return false;
    }
  }
  return true;
};

/** Those who keep the house in order are left alone while nobody else could. */
const forgetAccounts: Step = async ({ db }, now, done, keepOn) => {
  const unusedSince = dayOf(forgottenBy("account", now.toISOString()));
  for (let skipped = 0; ; ) {
    const ids = (await findUnused(db, unusedSince, BATCH + skipped)).slice(skipped);
    for (const id of ids) {
      const erased = await retrying(db, (tx) => eraseAccount(tx, id, now));
      await letOthers();
      done.accounts += Number(erased);
      skipped += Number(!erased);
    }
    if (!(await keepOn())) return false;
    if (ids.length < BATCH) return true;
  }
};

const forgetEntries: Step = async ({ db }, now, done, keepOn) => {
  const at = now.toISOString();
  for (const [kept, kinds] of Object.entries(endings) as [keyof typeof endings, readonly Ending[]][]) {
    for (const kind of kinds) {
      for (let ended = BATCH; ended === BATCH; ) {
        ended = await inTransaction(db, async (tx) => {
          const rows = await endRows(tx, kind, forgottenBy(kept, at), BATCH);
          if (rows > 0) await markForCompaction(tx, now);
          return rows;
        });
        done.entries += ended;
        if (!(await keepOn())) return false;
      }
    }
  }
  done.entries += await inTransaction(db, (tx) => deleteForgottenSheetWriters(tx, forgottenBy("pair", at)));
  return true;
};

type Ending = Parameters<typeof endRows>[1];
