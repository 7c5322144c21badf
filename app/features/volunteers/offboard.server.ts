import type { Tx } from "#db/connection.server";
import { findCorrespondence } from "#db/repositories/correspondence";
import { enablePerson, findDeedsTo, findVolunteer } from "#db/repositories/desk-volunteer";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { lockLoads } from "#db/repositories/load";
import { findSuccessionsOpenedAt, updateSuccession } from "#db/repositories/successions";
import { markClosed } from "#db/repositories/volunteers";
import { findAllOpenOf, lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import type { OffboardReason } from "~/domain/desk/volunteer-reasons";
import { closeAccount } from "~/features/account/close-account.server";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { handOverRows } from "./hand-over.server";
import { giveBack } from "./succession.server";

export type Offboarded = { ok: true } | { ok: false; reason: "not-found" | "already" };

/**
 * Closes a volunteer's account from its next request on, with all its sessions, and hands everybody it writes to over
 * with one note. The same form twice is one deed.
 */
export async function offboard(
  app: App,
  viewer: Viewer,
  personId: string,
  { note, reason, key }: { note: string; reason: OffboardReason; key: string },
  now: Date,
): Promise<Offboarded> {
  return retrying(app.db, async (tx) => {
    if (!(await findVolunteer(tx, personId))) return { ok: false, reason: "not-found" };
    const sent = { purpose: `offboard ${personId}`, personId: viewer.personId, key };
    const { result } = await once(tx, sent, now, async () => {
      await lockVolunteers(tx, [personId]);
      if ((await findVolunteer(tx, personId))?.disabledAt !== null) return "already";
      const people = await handAllOver(app, tx, viewer, personId, note, now);
      const detail = { reason, people };
      await recordDeed(tx, viewer, { action: "volunteer-offboarded", subjectId: personId, detail }, now);
      return "done";
    });
    return result === "done" ? { ok: true } : { ok: false, reason: "already" };
  });
}

/** Closes an account that is open and hands everybody it writes to over; its profile is locked. Answers how many. */
export async function handAllOver(
  app: App,
  tx: Tx,
  viewer: Viewer,
  personId: string,
  note: string,
  now: Date,
): Promise<number> {
  const rows = await findAllOpenOf(tx, personId);
  await handOverRows(app, tx, rows, note, now);
  await closeAccount(tx, personId, now);
  for (const { prisonerId } of rows) {
    await recordDeed(tx, viewer, { action: "letters-handed-over", prisonerId }, now);
  }
  return rows.length;
}

/**
 * What hangs on a closed account: `taken`, how many of its people somebody else has taken on since. Null when it was not
 * closed by the desk's own offboarding, so that nothing is there to take back.
 */
export async function readOffboarding(tx: Tx, personId: string) {
  const volunteer = await findVolunteer(tx, personId);
  if (!volunteer?.disabledAt) return null;
  const { disabledAt } = volunteer;
  const deeds = await findDeedsTo(tx, personId, 50);
  const deed = deeds.find((each) => each.action === "volunteer-offboarded" && each.recordedAt === disabledAt);
  if (!deed) return null;
  const successions = await findSuccessionsOpenedAt(tx, personId, disabledAt);
  return {
    volunteer,
    disabledAt,
    successions,
    taken: successions.filter(({ taken }) => taken === 1).length,
  };
}

export type Reopened =
  | { ok: true; restored: number; over: number }
  | { ok: false; reason: "not-found" | "already" | "taken" };

/**
 * Opens an offboarded account again while nobody has taken on one of its people: they are its own again where that can
 * be. Whoever it belongs to signs in anew.
 */
export async function takeBackOffboarding(
  app: App,
  viewer: Viewer,
  personId: string,
  now: Date,
): Promise<Reopened> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [personId]);
    const seen = await readOffboarding(tx, personId);
    if (!seen) return { ok: false, reason: await whyNot(tx, personId) };
    const { volunteer, disabledAt } = seen;
    const prisonerIds = seen.successions.map(({ prisonerId }) => prisonerId);
    if (prisonerIds.length > 0) await lockLoads(tx, prisonerIds);
    const { successions, taken } = (await readOffboarding(tx, personId)) ?? seen;
    if (taken > 0) return { ok: false, reason: "taken" };
    if (!(await enablePerson(tx, personId, disabledAt))) throw new StaleRow();
    await markClosed(tx, personId, 0);
    const detail = await giveAllBack(tx, successions, now);
    await countVolunteerIn(tx, volunteer, 1);
    const { restored, over } = detail;
    await recordDeed(tx, viewer, { action: "volunteer-reopened", subjectId: personId, detail }, now);
    return { ok: true, restored, over };
  });
}

/** Gives a writer back whom nobody has taken on yet; profile and loads are locked. `over`: what cannot go on. */
export async function giveAllBack(
  tx: Tx,
  successions: Awaited<ReturnType<typeof findSuccessionsOpenedAt>>,
  now: Date,
): Promise<{ restored: number; over: number }> {
  const waiting = successions.filter(({ withdrawnAt, taken }) => withdrawnAt === null && taken === 0);
  let restored = 0;
  for (const succession of waiting) {
    const row = succession.fromId === null ? undefined : await findCorrespondence(tx, succession.fromId);
    if (row && (await giveBack(tx, row, succession, now)) === "restored") restored += 1;
    const end = { withdrawnAt: now.toISOString(), noteEncrypted: null };
    if (!(await updateSuccession(tx, succession, end))) throw new StaleRow();
  }
  return { restored, over: waiting.length - restored };
}

async function whyNot(tx: Tx, personId: string): Promise<"already" | "not-found"> {
  return (await findVolunteer(tx, personId))?.disabledAt === null ? "already" : "not-found";
}
