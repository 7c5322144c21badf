import { inTransaction } from "#db/connection.server";
import { findPasswordHash } from "#db/repositories/people";
import { hasSecondFactor } from "#db/repositories/second-factors";
import type { Viewer } from "~/domain/access/roles";
import { readTypedCode } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { verifyPassword } from "~/platform/crypto/passwords.server";
import { forgiveAttempt } from "~/platform/rate-limit.server";
import { acceptCode } from "./accept-code.server";
import { minutesToWaitAs, minutesToWaitForCodeAs, unlessBusy, type Wait } from "./attempts.server";

export type Proof = { ok: true } | { ok: false; reason: "wrong" } | Wait;

/**
 * Whether somebody signed in proves once more who they are: by their password or, with a second factor, by a code of
 * their app. Six digits are never a password, so one field takes both. The invented people of a demo have neither.
 */
export async function proveAgain(app: App, viewer: Viewer, typed: string, now: Date): Promise<Proof> {
  const isCode = readTypedCode(typed).kind === "app" && (await hasSecondFactor(app.db, viewer.personId));
  return isCode ? proveByCode(app, viewer, typed, now) : provePassword(app, viewer, typed, now);
}

/** The same by the password alone, where what proves the account is about to change. */
export async function provePassword(
  app: App,
  { personId }: Viewer,
  password: string,
  now: Date,
): Promise<Proof> {
  if (app.config.demo) return { ok: true };
  return unlessBusy(async () => {
    const minutes = await minutesToWaitAs(app, personId, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const stored = await findPasswordHash(app.db, personId);
    if (!(await verifyPassword(stored, password))) return { ok: false, reason: "wrong" };
    await forgiveAttempt(app, "password-change", personId, now);
    return { ok: true };
  });
}

async function proveByCode(app: App, { personId }: Viewer, code: string, now: Date): Promise<Proof> {
  if (app.config.demo) return { ok: true };
  const minutes = await minutesToWaitForCodeAs(app, personId, now);
  if (minutes !== null) return { ok: false, reason: "wait", minutes };
  const accepted = await inTransaction(app.db, (tx) => acceptCode(app, tx, personId, code, now));
  if (accepted === null) return { ok: false, reason: "wrong" };
  await forgiveAttempt(app, "code-again", personId, now);
  return { ok: true };
}
