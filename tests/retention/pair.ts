import { sql } from "kysely";
import type { Database } from "#db/connection.server";
import { makeCorrespondence, makeReceipt, makeReply, sendLetter } from "#db/factories/correspondence";
import { makePrisoner } from "#db/factories/prisoners";
import { makeRelative } from "#db/factories/relatives";
import { makeReport } from "#db/factories/reports";
import { makeVolunteer } from "#db/factories/volunteers";
import { insertAll } from "#db/repositories/bulk";
import { findCorrespondence } from "#db/repositories/correspondence";
import { insertPlan } from "#db/repositories/plans";
import { recordDeed } from "~/features/audit/record.server";
import { changeCorrespondence, retrying } from "~/features/correspondence/change.server";
import { recordReceipt } from "~/features/receipts/receipts.server";
import { logDeskReply } from "~/features/replies/replies.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { describeTables } from "../architecture/migrated";
import type { World } from "../setup/databases";

export type ClosedPair = Awaited<ReturnType<typeof closedPair>>;

/**
 * A correspondence with a trace in every table that pairs, closed at this moment: letters, an answer, words of a family
 * by the number and by the name alone, a complaint, deeds of the desk, a link to write to a minor, a hand-over.
 */
export async function closedPair(world: World, signature = `Вера ${Math.random().toString().slice(2, 8)}`) {
  const { app, clock } = world;
  const now = clock.now;
  const viewer = await makeVolunteer(app, {}, now);
  const coordinator = await makeVolunteer(app, { role: "coordinator" }, now);
  const { id: prisonerId } = await makePrisoner(app, {}, now);
  const relative = await makeRelative(app, { prisonerIds: [prisonerId] }, now);
  const made = await makeCorrespondence(app, { viewer, prisonerId, signature }, now);
  for (let number = 1; number <= 3; number += 1) await sendLetter(app, made, {}, now);
  await makeReceipt(app, made, { numbers: [1] }, now);
  await tell(app, relative, prisonerId, [{ signature: signature.toUpperCase(), number: 9 }], now);
  await makeReply(app, made, { acknowledged: [2] }, now);
  const reply = { place: "po-box" as const, receivedOn: now.toISOString().slice(0, 10), acknowledged: [] };
  for (const to of [
    { correspondenceId: made.id, addressedTo: "" },
    { correspondenceId: null, addressedTo: signature },
  ]) {
    await logDeskReply(app, coordinator, prisonerId, { ...reply, ...to, key: randomToken() }, now);
  }
  await makeReport(app, prisonerId, { signature }, now);
  await retrying(app.db, async (tx) => {
    const deed = { action: "letters-handed-over", prisonerId, subjectId: viewer.personId } as const;
    await recordDeed(tx, coordinator, deed, now);
  });
  await app.db
    .insertInto("writerPermit")
    .values({
      ...{ id: randomToken(), tokenHash: randomToken(), prisonerId, personId: viewer.personId },
      ...{ createdAt: now.toISOString(), expiresAt: now.toISOString(), usedAt: now.toISOString() },
      noteEncrypted: "sealed",
    })
    .execute();
  await app.db
    .insertInto("lineEntry")
    .values({ prisonerId, personId: viewer.personId, recordedAt: now.toISOString() })
    .execute();
  await planFor(app, { prisonerId, personId: viewer.personId, correspondenceId: made.id }, now);
  await close(app, made.id, now);
  return { ...made, coordinator, relative, personId: viewer.personId };
}

/** A plan of the desk that gave them each other. */
async function planFor(
  app: App,
  pair: { prisonerId: string; personId: string; correspondenceId: string },
  now: Date,
): Promise<void> {
  const id = randomToken();
  const at = now.toISOString();
  const nobody = { personId: null, attempt: null, leaseUntil: null, inputHash: null, figures: null };
  const plan = {
    id,
    kind: "balance" as const,
    state: "applied",
    attempts: 1,
    version: 1,
    createdAt: at,
    changedAt: at,
    appliedAt: at,
  };
  await insertPlan(app.db, { ...nobody, ...plan, state: "applied" });
  await insertAll(app.db, "planLine", [
    {
      ...{ ...pair, planId: id, channel: "post", state: "applied", reason: null },
      ...{ loadRank: 0, eligibleVolunteers: 1, lastLetterOn: "" },
    },
  ]);
}

/** Ends a correspondence as its writer would. */
export async function close(app: App, id: string, now: Date): Promise<void> {
  await retrying(app.db, async (tx) => {
    const row = await findCorrespondence(tx, id);
    if (!row) throw new Error("no such correspondence");
    const end = { state: "closed", closedReason: "finished", closedAt: now.toISOString() } as const;
    await changeCorrespondence(tx, row, { ...end, seat: "none", weightMilli: 0, dueAt: null });
  });
}

/** A family's word of these letters. */
export async function tell(
  app: App,
  relative: Parameters<typeof recordReceipt>[1],
  prisonerId: string,
  others: readonly { signature: string | null; number: number | null }[],
  now: Date,
): Promise<number> {
  const arrived = { date: now.toISOString().slice(0, 10), precision: "day" as const };
  const form = {
    letters: null,
    ticked: [],
    others,
    arrived,
    toldBy: "relative" as const,
    key: randomToken(),
  };
  const recorded = await recordReceipt(app, relative, prisonerId, form, now);
  if (!recorded.ok) throw new Error(`receipt refused: ${recorded.reason}`);
  return recorded.receiptId;
}

/** Columns of the whole database in which one of these texts stands, as `table.column`. */
export async function whereFound(db: Database, texts: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const { name, columns } of await describeTables(db)) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db);
    for (const { name: column } of columns) {
      if (rows.some((row) => texts.some((text) => String(row[column]).includes(text)))) {
        found.add(`${name}.${column}`);
      }
    }
  }
  return [...found].sort();
}
