import type { Tx } from "#db/connection.server";
import { findNumbered, updateRole } from "#db/repositories/admin-people";
import { countVolunteerIn } from "#db/repositories/eligibility";
import { revokeLinksGivenBy } from "#db/repositories/given-links";
import { deleteLinesOf } from "#db/repositories/line";
import { deleteOtherSessions } from "#db/repositories/sessions";
import { findVolunteerProfile, markClosed } from "#db/repositories/volunteers";
import { lockVolunteers } from "#db/repositories/writers";
import { decideRoleChange, type GivenRole, type RoleVerdict } from "~/domain/access/role-change";
import type { Role, Viewer } from "~/domain/access/roles";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { roleFactsOf } from "./person.server";

export type RoleChanged = RoleVerdict | Exclude<Proof, { ok: true }> | { ok: false; reason: "not-found" };

/**
 * Gives an account another role from its next request on; its sessions and
 * the links it gave out end, so that whoever it is signs in anew.
 */
export async function changeRole(
  app: App,
  viewer: Viewer,
  id: string,
  { role: to, password }: { role: GivenRole; password: string },
  now: Date,
): Promise<RoleChanged> {
  const proof = await proveAgain(app, viewer, password, now);
  if (!proof.ok) return proof;
  return retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [id]);
    const person = await findNumbered(tx, id);
    if (!person) return { ok: false, reason: "not-found" };
    const verdict = decideRoleChange(await roleFactsOf(tx, person), to);
    if (!verdict.ok) return verdict;
    if (!(await updateRole(tx, id, { from: person.role, to }))) throw new StaleRow();
    await moveProfile(tx, id, person.role, to);
    await deleteOtherSessions(tx, id, null);
    await revokeLinksGivenBy(tx, id, now.toISOString());
    const detail = { from: person.role, to };
    await recordDeed(tx, viewer, { action: "role-changed", subjectId: id, detail }, now);
    return verdict;
  });
}

/** Only volunteers are counted among those who may write, and only they stand in line. */
async function moveProfile(tx: Tx, id: string, from: Role, to: Role): Promise<void> {
  const profile = await findVolunteerProfile(tx, id);
  if (!profile || (from !== "volunteer" && to !== "volunteer")) return;
  await countVolunteerIn(tx, profile, to === "volunteer" ? 1 : -1);
  await markClosed(tx, id, to === "volunteer" ? 0 : 1);
  await deleteLinesOf(tx, id);
}
