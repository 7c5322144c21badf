import { inTransaction } from "#db/connection.server";
import { findInvitationByToken } from "#db/repositories/invitations";
import type { Language } from "~/domain/access/roles";
import { minutesToWaitFrom, unlessBusy, type Wait } from "~/features/account/attempts.server";
import { type Arrival, enterByAccess } from "~/features/account/enter.server";
import { findAccount } from "~/features/account/find-account.server";
import type { RelativeAccountChoice } from "~/features/account/join.form";
import type { AccessShown } from "~/features/account/join-answers";
import { insertAccount } from "~/features/account/new-account.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { isCommonPassword } from "~/platform/crypto/common-passwords.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { findOpenInvitation, spend } from "./accept.server";

/** What somebody who came by a link was shown and chose. `key` makes one account of two submissions. */
export interface RelativeJoining {
  token: string;
  key: string;
  access: AccessShown;
  account: RelativeAccountChoice;
  language: Language;
}

export type RelativeJoined =
  /** Signed in under a generated name, and following. */
  | { ok: true; kind: "entered"; cookie: string }
  /** The same answer whether the e-mail had an account or has one now; the link is still open. */
  | { ok: true; kind: "may-sign-in" }
  | { ok: false; reason: "gone" | "name-taken" | "common-password" }
  | Wait;

/**
 * Makes a relative's account. Under a generated name the link is spent with it. By e-mail it is not: whoever signs in
 * opens the link again and follows then, or the link would tell by its state whether the e-mail had an account.
 */
export async function joinByInvitation(
  app: App,
  from: Arrival,
  joining: RelativeJoining,
  now: Date,
): Promise<RelativeJoined> {
  return unlessBusy(async () => {
    const open = await findOpenInvitation(app.db, joining.token, now);
    if (!open) return enterAgain(app, from, joining, now);
    const minutes = await minutesToWaitFrom(app, "join", from.clientAddress, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    if (joining.account.kind === "email") return joinByEmail(app, joining, joining.account.password, now);
    if (!(await insertRelative(app, joining, open, now))) return { ok: false, reason: "gone" };
    const cookie = await enterByAccess(app, from, joining.access, now);
    return cookie === null ? { ok: false, reason: "name-taken" } : { ok: true, kind: "entered", cookie };
  });
}

async function joinByEmail(
  app: App,
  joining: RelativeJoining,
  password: string,
  now: Date,
): Promise<RelativeJoined> {
  if (isCommonPassword(password)) return { ok: false, reason: "common-password" };
  const secret = await hashPassword(password);
  const form = { purpose: "relative", personId: "", key: joining.key };
  await inTransaction(app.db, (tx) =>
    once(tx, form, now, async () => {
      await insertAccount(app, tx, { ...joining, role: "family" }, secret, now);
      return "";
    }),
  );
  return { ok: true, kind: "may-sign-in" };
}

/** Account and link together or neither. False: somebody else spent the link first. */
async function insertRelative(
  app: App,
  joining: RelativeJoining,
  invitation: { id: string; prisonerId: string },
  now: Date,
): Promise<boolean> {
  const secret = await hashPassword(joining.access.passphrase);
  const form = { purpose: "relative", personId: "", key: joining.key };
  try {
    await retrying(app.db, (tx) =>
      once(tx, form, now, async () => {
        const personId = await insertAccount(app, tx, { ...joining, role: "family" }, secret, now);
        if (personId !== null && !(await spend(tx, invitation, personId, now))) throw new SpentMeanwhile();
        return "";
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof SpentMeanwhile) return false;
    throw error;
  }
}

class SpentMeanwhile extends Error {}

/** The last page sent a second time, after the first had spent the link. */
async function enterAgain(
  app: App,
  from: Arrival,
  { token, access, account }: RelativeJoining,
  now: Date,
): Promise<RelativeJoined> {
  const invitation = await findInvitationByToken(app.db, digest(token));
  const person = await findAccount(app, app.db, access.signInName);
  const isOwn = account.kind === "generated" && person !== undefined && invitation?.personId === person.id;
  const cookie = isOwn ? await enterByAccess(app, from, access, now) : null;
  return cookie === null ? { ok: false, reason: "gone" } : { ok: true, kind: "entered", cookie };
}
