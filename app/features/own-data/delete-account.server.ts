import { emptyLog } from "#db/connection.server";
import { findAllOfWriter } from "#db/repositories/correspondence";
import { isLastAdmin } from "#db/repositories/erasure";
import { findAllFollowed } from "#db/repositories/family-links";
import type { Viewer } from "~/domain/access/roles";
import { type Proof, proveAgain } from "~/features/account/prove.server";
import { retrying } from "~/features/correspondence/change.server";
import { eraseAccount } from "~/features/retention/erase-account.server";
import type { App } from "~/platform/app.server";

/** What deleting an account would end, for the page that says so; `isLast`: it cannot be deleted. */
export async function readDeletion({ db }: App, { personId, role }: Viewer) {
  const rows = await findAllOfWriter(db, personId);
  return {
    role,
    open: rows.filter(({ state }) => state !== "closed").length,
    closed: rows.filter(({ state }) => state === "closed").length,
    followed: (await findAllFollowed(db, personId)).length,
    isLast: role === "admin" && (await isLastAdmin(db, personId)),
  };
}

export type Deletion = Proof | { ok: false; reason: "last-admin" };

/** Deletes one's own account for good, after the password was given once more. */
export async function deleteOwnAccount(
  app: App,
  viewer: Viewer,
  password: string,
  now: Date,
): Promise<Deletion> {
  const proof = await proveAgain(app, viewer, password, now);
  if (!proof.ok) return proof;
  const isDone = await retrying(app.db, (tx) => eraseAccount(tx, viewer.personId, now));
  if (!isDone) return { ok: false, reason: "last-admin" };
  await emptyLog(app.db);
  app.log.info({ accounts: 1 }, "account deleted");
  return { ok: true };
}
