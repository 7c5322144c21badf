import { inTransaction } from "#db/connection.server";
import type { Viewer } from "~/domain/access/roles";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import { recordDeed, recordServerDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";
import { freezeSite, openSite } from "~/platform/frozen.server";

/** Freezes the site from the next request on, without a password: it loses nothing and must be quick. False: it was frozen. */
export async function freeze(app: App, viewer: Viewer, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const isNew = await freezeSite(tx, now);
    if (isNew) await recordDeed(tx, viewer, { action: "site-frozen" }, now);
    return isNew;
  });
}

/** Opens the site again for whoever proves who they are; it may have been open already. */
export async function unfreeze(app: App, viewer: Viewer, password: string, now: Date): Promise<Proof> {
  const proof = await proveAgain(app, viewer, password, now);
  if (!proof.ok) return proof;
  await inTransaction(app.db, async (tx) => {
    if (await openSite(tx)) await recordDeed(tx, viewer, { action: "site-unfrozen" }, now);
  });
  return { ok: true };
}

/** Freezes the site by a command on the server. False: it was frozen. */
export async function freezeByCommand(app: App, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const isNew = await freezeSite(tx, now);
    if (isNew) await recordServerDeed(tx, { action: "site-frozen" }, now);
    return isNew;
  });
}

/** Opens it by a command. False: it was open. */
export async function unfreezeByCommand(app: App, now: Date): Promise<boolean> {
  return inTransaction(app.db, async (tx) => {
    const wasFrozen = await openSite(tx);
    if (wasFrozen) await recordServerDeed(tx, { action: "site-unfrozen" }, now);
    return wasFrozen;
  });
}
