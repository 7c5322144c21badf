import { inTransaction, type Tx } from "#db/connection.server";
import { insertAuditEntry } from "#db/repositories/audit";
import { deleteSecondFactor, hasSecondFactor } from "#db/repositories/second-factors";
import { deleteOtherSessions } from "#db/repositories/sessions";
import { deleteSpareCodes } from "#db/repositories/spare-codes";
import { PASSWORD_LEAST, passwordLength } from "~/domain/access/passwords";
import type { Viewer } from "~/domain/access/roles";
import { needsSecondFactor } from "~/domain/access/second-factor";
import type { App } from "~/platform/app.server";
import { renewSession } from "~/platform/session/sessions.server";
import { acceptCode } from "./accept-code.server";
import { minutesToWaitForCodeAs, type Wait } from "./attempts.server";
import type { Arrival } from "./enter.server";
import { findAccount } from "./find-account.server";
import { provePassword } from "./prove.server";

export type Removal =
  | { ok: true; cookie: string }
  /** `short`: without a second factor the password alone has to be long enough. */
  | { ok: false; reason: "wrong" | "wrong-code" | "short" | "settled" }
  | Wait;

/** Turns one's own second factor off, for whoever gives password and code; staff may not. */
export async function removeSecondFactor(
  app: App,
  viewer: Viewer,
  from: Arrival,
  typed: { current: string; code: string },
  now: Date,
): Promise<Removal> {
  const { personId, role } = viewer;
  if (needsSecondFactor(role) || !(await hasSecondFactor(app.db, personId))) {
    return { ok: false, reason: "settled" };
  }
  const proof = await provePassword(app, viewer, typed.current, now);
  if (!proof.ok) return proof;
  if (!app.config.demo && passwordLength(typed.current) < PASSWORD_LEAST)
    return { ok: false, reason: "short" };
  const minutes = await minutesToWaitForCodeAs(app, personId, now);
  if (minutes !== null) return { ok: false, reason: "wait", minutes };
  return inTransaction(app.db, async (tx) => {
    if ((await acceptCode(app, tx, personId, typed.code, now)) === null) {
      return { ok: false, reason: "wrong-code" };
    }
    await forgetFactor(tx, personId);
    return { ok: true, cookie: await renewSession(tx, viewer, from, now) };
  });
}

/**
 * Takes a lost second factor away, for whoever holds the server: sessions end, and staff set a new one up at their
 * next sign-in. False: no open account of this name has one.
 */
export async function resetSecondFactor(app: App, name: string, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const account = await findAccount(app, tx, name);
    if (!account || !(await forgetFactor(tx, account.id))) return false;
    await deleteOtherSessions(tx, account.id, null);
    await insertAuditEntry(tx, {
      ...{ personId: null, prisonerId: null, facilityId: null, detail: null },
      action: "second-factor-reset",
      subjectId: account.id,
      recordedAt: now.toISOString(),
    });
    return true;
  });
}

async function forgetFactor(tx: Tx, personId: string): Promise<boolean> {
  await deleteSpareCodes(tx, personId);
  return deleteSecondFactor(tx, personId);
}
