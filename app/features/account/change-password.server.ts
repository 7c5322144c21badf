import { inTransaction } from "#db/connection.server";
import { findPasswordHash, saveCredential } from "#db/repositories/people";
import { hasSecondFactor } from "#db/repositories/second-factors";
import type { Viewer } from "~/domain/access/roles";
import type { PlainKey } from "~/i18n/message-keys";
import type { App } from "~/platform/app.server";
import { hashPassword, verifyPassword } from "~/platform/crypto/passwords.server";
import { forgiveAttempt } from "~/platform/rate-limit.server";
import { renewSession } from "~/platform/session/sessions.server";
import { minutesToWaitAs, unlessBusy, type Wait } from "./attempts.server";
import type { Arrival } from "./enter.server";
import { ownNames } from "./own-names.server";
import { choiceProblem } from "./password-choice.server";

export type PasswordChange =
  | { ok: true; cookie: string }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "refused"; problem: PlainKey }
  | Wait;

/** Changes one's own password: every session ends, and this device goes on under a new id. */
export async function changePassword(
  app: App,
  viewer: Viewer,
  from: Arrival,
  typed: { current: string; password: string },
  now: Date,
): Promise<PasswordChange> {
  return unlessBusy(async () => {
    const minutes = await minutesToWaitAs(app, viewer.personId, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const stored = await findPasswordHash(app.db, viewer.personId);
    if (!(await verifyPassword(stored, typed.current))) return { ok: false, reason: "wrong" };
    await forgiveAttempt(app, "password-change", viewer.personId, now);
    const { signInName, email } = await ownNames(app, viewer.personId);
    const factor = { hasSecondFactor: await hasSecondFactor(app.db, viewer.personId) };
    const problem = choiceProblem(typed.password, [signInName ?? "", email ?? ""], factor);
    if (problem) return { ok: false, reason: "refused", problem };
    const secret = await hashPassword(typed.password);
    const cookie = await inTransaction(app.db, async (tx) => {
      const changedAt = now.toISOString();
      await saveCredential(tx, { personId: viewer.personId, kind: "password", secret, changedAt });
      return renewSession(tx, viewer, from, now);
    });
    return { ok: true, cookie };
  });
}
