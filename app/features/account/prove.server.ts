import { findPasswordHash } from "#db/repositories/people";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { verifyPassword } from "~/platform/crypto/passwords.server";
import { minutesToWaitAs, unlessBusy, type Wait } from "./attempts.server";

export type Proof = { ok: true } | { ok: false; reason: "wrong" } | Wait;

/** Whether somebody signed in gives their password once more; the invented people of a demo have none to give. */
export async function proveAgain(app: App, viewer: Viewer, password: string, now: Date): Promise<Proof> {
  if (app.config.demo) return { ok: true };
  return unlessBusy(async () => {
    const minutes = await minutesToWaitAs(app, viewer.personId, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const stored = await findPasswordHash(app.db, viewer.personId);
    return (await verifyPassword(stored, password)) ? { ok: true } : { ok: false, reason: "wrong" };
  });
}
