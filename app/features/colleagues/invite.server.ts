import { inTransaction } from "#db/connection.server";
import {
  findColleagueInvitation,
  findColleagueInvitations,
  hasColleagueInvitation,
  insertColleagueInvitation,
  revokeColleagueInvitation,
} from "#db/repositories/colleague-invitations";
import type { Viewer } from "~/domain/access/roles";
import { addDaysTo, dayOf } from "~/domain/dates/instants";
import { invitationState } from "~/domain/family/invitation";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import { recordDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { digest, randomId } from "~/platform/crypto/random.server";

/** How long a link waits for a colleague. */
export const COLLEAGUE_DAYS = 3;
const LISTED = 50;

export interface ColleagueForm {
  role: "coordinator" | "admin";
  /** For whom, in the admin's words. */
  note: string;
  password: string;
  key: string;
}

export type ColleagueInvited =
  | { ok: true; token: string; expiresAt: string }
  | Exclude<Proof, { ok: true }>
  | { ok: false; reason: "old-form" };

/**
 * Makes a one-time link by which somebody joins the desk. The token follows from the form's key, so that the same form
 * twice makes one link; stored is only its hash. `old-form`: that link is no longer open.
 */
export async function inviteColleague(
  app: App,
  viewer: Viewer,
  { role, note, password, key }: ColleagueForm,
  now: Date,
): Promise<ColleagueInvited> {
  const proof = await proveAgain(app, viewer, password, now);
  if (!proof.ok) return proof;
  const token = app.crypto.blindIndex("colleague", `${viewer.personId} ${role} ${key}`);
  const createdAt = now.toISOString();
  return inTransaction(app.db, async (tx) => {
    const id = randomId();
    const isNew = await insertColleagueInvitation(tx, {
      id,
      tokenHash: digest(token),
      role,
      noteEncrypted: note === "" ? null : app.crypto.seal(note, notePlace(id)),
      createdAt,
      expiresAt: addDaysTo(createdAt, COLLEAGUE_DAYS),
      usedAt: null,
      revokedAt: null,
    });
    if (isNew) await recordDeed(tx, viewer, { action: "colleague-invited", detail: { role } }, now);
    const made = await findColleagueInvitation(tx, digest(token));
    if (!made || invitationState(made, createdAt) !== "open") return { ok: false, reason: "old-form" };
    return { ok: true, token, expiresAt: made.expiresAt };
  });
}

/** The newest links, never the accounts that came of them. */
export async function listColleagueInvitations(app: App, now: Date) {
  const rows = await findColleagueInvitations(app.db, LISTED);
  return rows.map((row) => ({
    id: row.id,
    role: row.role,
    note: row.noteEncrypted === null ? null : app.crypto.open(row.noteEncrypted, notePlace(row.id)),
    madeOn: dayOf(row.createdAt),
    endsOn: dayOf(row.expiresAt),
    state: invitationState(row, now.toISOString()),
  }));
}

export type ColleagueLine = Awaited<ReturnType<typeof listColleagueInvitations>>[number];

/**
 * Takes a link back that nobody has used; an account is closed under People. False: it was over already. Null: there is
 * no such link.
 */
export async function endColleagueInvitation(
  app: App,
  viewer: Viewer,
  id: string,
  now: Date,
): Promise<boolean | null> {
  return inTransaction(app.db, async (tx) => {
    if (!(await hasColleagueInvitation(tx, id))) return null;
    if (!(await revokeColleagueInvitation(tx, id, now.toISOString()))) return false;
    await recordDeed(tx, viewer, { action: "colleague-invitation-ended" }, now);
    return true;
  });
}

function notePlace(id: string) {
  return { table: "colleagueInvitation", column: "noteEncrypted", rowId: id };
}
