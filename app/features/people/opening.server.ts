import type { Tx } from "#db/connection.server";
import {
  countFollowedBy,
  findNumbered,
  type PersonLine,
  restoreLinksOfPerson,
} from "#db/repositories/admin-people";
import { enablePerson } from "#db/repositories/desk-volunteer";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { lockLoads } from "#db/repositories/load";
import { findSuccessionsOpenedAt } from "#db/repositories/successions";
import { findVolunteerProfile, markClosed } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import { giveAllBack } from "~/features/volunteers/offboard.server";
import type { App } from "~/platform/app.server";
import { endingOf, isWithin } from "./person.server";

export type Opened = { ok: true } | { ok: false; reason: "not-found" | "already" };

/**
 * Opens a closed account. A locked one has all it had. An offboarded one gets back, within 7 days, the people nobody
 * else has taken on and what it followed as a relative; sessions and places in line never come back.
 */
export async function openPerson(app: App, viewer: Viewer, id: string, now: Date): Promise<Opened> {
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [id]);
    const person = await findNumbered(tx, id);
    if (!person) return { ok: false, reason: "not-found" };
    const { disabledAt } = person;
    if (disabledAt === null) return { ok: false, reason: "already" };
    const ending = await endingOf(tx, person);
    const successions = await findSuccessionsOpenedAt(tx, id, disabledAt);
    if (successions.length > 0)
      await lockLoads(
        tx,
        successions.map(({ prisonerId }) => prisonerId),
      );
    if (!(await enablePerson(tx, id, disabledAt))) throw new StaleRow();
    await countIn(tx, person);
    const brings = ending?.kind === "offboarded" && isWithin(disabledAt, now);
    const detail = brings
      ? await bringBack(tx, id, disabledAt, now)
      : { restored: 0, over: 0, taken: 0, links: 0 };
    await recordDeed(tx, viewer, { action: "account-opened", subjectId: id, detail }, now);
    return { ok: true };
  });
}

async function countIn(tx: Tx, { id, role }: PersonLine): Promise<void> {
  const profile = await findVolunteerProfile(tx, id);
  if (!profile || role !== "volunteer") return;
  await markClosed(tx, id, 0);
  await countVolunteerIn(tx, profile, 1);
}

/** Read again under the locks: somebody may have been taken on meanwhile. */
async function bringBack(tx: Tx, id: string, disabledAt: string, now: Date) {
  const successions = await findSuccessionsOpenedAt(tx, id, disabledAt);
  const given = await giveAllBack(tx, successions, now);
  const links = (await countFollowedBy(tx, id)) > 0 ? 0 : await restoreLinksOfPerson(tx, id, disabledAt);
  return { ...given, taken: successions.filter(({ taken }) => taken === 1).length, links };
}
