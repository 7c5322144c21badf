import type { Tx } from "#db/connection.server";
import {
  countLinesOf,
  findNumbered,
  type PersonLine,
  revokeLinksOfPerson,
} from "#db/repositories/admin-people";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { revokeLinksGivenBy } from "#db/repositories/given-links";
import { disablePerson } from "#db/repositories/people";
import { countSessions, deleteOtherSessions } from "#db/repositories/sessions";
import { findVolunteerProfile, markClosed } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import { isLastAdmin } from "~/domain/access/role-change";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { handAllOver } from "~/features/volunteers/offboard.server";
import type { App } from "~/platform/app.server";
import { roleFactsOf } from "./person.server";

export type Closed = { ok: true } | { ok: false; reason: "not-found" | "already" | "last-admin" };

/**
 * Locks an account from its next request on and ends its sessions; all it has stays. For a telephone that was taken,
 * while nobody knows more. Links it gave out are taken back and stay so.
 */
export async function lockPerson(app: App, viewer: Viewer, id: string, now: Date): Promise<Closed> {
  return closing(app, id, async (tx, person) => {
    const sessions = await countSessions(tx, id, now.toISOString());
    if (!(await disablePerson(tx, id, now.toISOString()))) throw new StaleRow();
    await deleteOtherSessions(tx, id, null);
    const given = await revokeLinksGivenBy(tx, id, now.toISOString());
    const profile = await findVolunteerProfile(tx, id);
    if (profile) await markClosed(tx, id, 1);
    if (profile && person.role === "volunteer") await countVolunteerIn(tx, profile, -1);
    await recordDeed(
      tx,
      viewer,
      { action: "account-locked", subjectId: id, detail: { sessions, given } },
      now,
    );
  });
}

/**
 * Ends everything an account has, in one step: sessions, correspondences, with their places free and succession open,
 * what it follows as a relative, its places in line, links it gave out. What that was stays in the record.
 */
export async function offboardPerson(app: App, viewer: Viewer, id: string, now: Date): Promise<Closed> {
  return closing(app, id, async (tx, person) => {
    const sessions = await countSessions(tx, id, now.toISOString());
    const lines = await countLinesOf(tx, id);
    const links = await revokeLinksOfPerson(tx, id, now.toISOString());
    const given = await revokeLinksGivenBy(tx, id, now.toISOString());
    const people = await handAllOver(app, tx, viewer, id, "", now);
    const action = person.role === "volunteer" ? "volunteer-offboarded" : "account-offboarded";
    const detail = { sessions, people, links, lines, given };
    await recordDeed(tx, viewer, { action, subjectId: id, detail }, now);
  });
}

/** Closes an account that is open, and never the last admin's; its profile is locked. */
async function closing(
  app: App,
  id: string,
  close: (tx: Tx, person: PersonLine) => Promise<void>,
): Promise<Closed> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [id]);
    const person = await findNumbered(tx, id);
    if (!person) return { ok: false, reason: "not-found" };
    if (person.disabledAt !== null) return { ok: false, reason: "already" };
    if (isLastAdmin(await roleFactsOf(tx, person))) return { ok: false, reason: "last-admin" };
    await close(tx, person);
    return { ok: true };
  });
}
