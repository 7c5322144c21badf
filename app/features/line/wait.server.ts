import type { Tx } from "#db/connection.server";
import { findBlock, findByPair } from "#db/repositories/correspondence";
import { countInLine, deleteLineEntry, findLinePrisoner, insertLineEntry } from "#db/repositories/line";
import { lockLoads } from "#db/repositories/load";
import { findPerson } from "#db/repositories/people";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { decideWait, type WaitVerdict } from "~/domain/correspondence/line";
import { retrying } from "~/features/correspondence/change.server";
import { pairHmac } from "~/features/correspondence/facts.server";
import type { App } from "~/platform/app.server";
import { readOwnLine, standOf } from "./read.server";

/**
 * Puts a volunteer in line for somebody without an address, behind those who stand there. Doing it twice keeps the place.
 * Nothing is promised: whoever may be written to is claimed like everybody else.
 */
export async function waitFor(
  app: App,
  { personId }: Viewer,
  prisonerId: string,
  now: Date,
): Promise<WaitVerdict> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [personId]);
    await lockLoads(tx, [prisonerId]);
    const verdict = await judgeWait(app, tx, personId, prisonerId, now);
    if (verdict.ok) await insertLineEntry(tx, { prisonerId, personId, recordedAt: now.toISOString() });
    return verdict;
  });
}

/** Leaves the line. Doing it twice is no mistake; false where there neither is a line nor was a place in it. */
export async function leaveLine(
  app: App,
  { personId }: Viewer,
  prisonerId: string,
  now: Date,
): Promise<boolean> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [personId]);
    if (await deleteLineEntry(tx, personId, prisonerId)) return true;
    const prisoner = await findLinePrisoner(tx, prisonerId);
    return prisoner !== undefined && standOf(prisoner, now.toISOString().slice(0, 10)) !== "over";
  });
}

/** What the page before the line shows: who it is about and whether this volunteer may wait; null where there is nobody. */
export async function readWait(app: App, { personId }: Viewer, prisonerId: string, now: Date) {
  const prisoner = await findLinePrisoner(app.db, prisonerId);
  if (!prisoner) return null;
  const verdict = await judgeWait(app, app.db, personId, prisonerId, now);
  return { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin, verdict };
}

async function judgeWait(
  app: App,
  tx: Tx,
  personId: string,
  prisonerId: string,
  now: Date,
): Promise<WaitVerdict> {
  const today = now.toISOString().slice(0, 10);
  const prisoner = await findLinePrisoner(tx, prisonerId);
  const profile = await findVolunteerProfile(tx, personId);
  if (!prisoner || !profile) return { ok: false, reason: "not-found" };
  const line = await readOwnLine(tx, personId, today);
  const person = await findPerson(tx, personId);
  return decideWait({
    stand: standOf(prisoner, today),
    waits: line.some((each) => each.prisonerId === prisonerId),
    waitedFor: line.length,
    inLine: await countInLine(tx, prisonerId),
    existing: (await findByPair(tx, personId, prisonerId)) ?? null,
    underReport: await isUnderReport(tx, personId),
    disabled: person?.disabledAt !== null,
    blocked: await findBlock(tx, pairHmac(app, personId, prisonerId)),
    commonLanguage: (profile.languageMask & prisoner.languageMask) !== 0,
  });
}
