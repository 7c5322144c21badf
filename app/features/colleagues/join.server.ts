import { findColleagueInvitation, spendColleagueInvitation } from "#db/repositories/colleague-invitations";
import type { Language } from "~/domain/access/roles";
import { invitationState } from "~/domain/family/invitation";
import { unlessBusy, type Wait } from "~/features/account/attempts.server";
import { type Arrival, enterByAccess } from "~/features/account/enter.server";
import type { AccessShown } from "~/features/account/join-answers";
import { insertAccount } from "~/features/account/new-account.server";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { hashPassword } from "~/platform/crypto/passwords.server";
import { digest } from "~/platform/crypto/random.server";

/** What a link is for; null for one that is used, too old, taken back or unknown, all alike. */
export async function readColleagueLink({ db }: App, token: string, now: Date) {
  const found = await findColleagueInvitation(db, digest(token));
  return found && invitationState(found, now.toISOString()) === "open" ? { role: found.role } : null;
}

export type ColleagueJoined =
  | { ok: true; cookie: string }
  | { ok: false; reason: "gone" | "name-taken" }
  | Wait;

/** Makes the account that was shown, uses the link up with it, and signs in. */
export async function joinAsColleague(
  app: App,
  from: Arrival,
  { token, access, language }: { token: string; access: AccessShown; language: Language },
  now: Date,
): Promise<ColleagueJoined> {
  if (!(await readColleagueLink(app, token, now))) return { ok: false, reason: "gone" };
  return unlessBusy(async () => {
    const secret = await hashPassword(access.passphrase);
    const outcome = await retrying(app.db, async (tx) => {
      const found = await findColleagueInvitation(tx, digest(token));
      if (!found || !(await spendColleagueInvitation(tx, found.id, now.toISOString()))) return "gone";
      const { role } = found;
      const account = { role, language, account: { kind: "generated" }, access } as const;
      const personId = await insertAccount(app, tx, account, secret, now);
      if (personId === null) throw new NameTaken();
      const deed = { action: "colleague-joined", subjectId: personId, detail: { role } } as const;
      await recordDeed(tx, { personId, role, language }, deed, now);
      return "joined";
    }).catch((error: unknown) => {
      if (error instanceof NameTaken) return "name-taken" as const;
      throw error;
    });
    if (outcome !== "joined") return { ok: false, reason: outcome };
    const cookie = await enterByAccess(app, from, access, now);
    return cookie === null ? { ok: false, reason: "gone" } : { ok: true, cookie };
  });
}

/** Rolls back, so that the link goes on working. */
class NameTaken extends Error {}
