import { inTransaction } from "#db/connection.server";
import type { Language } from "~/domain/access/roles";
import { findAccount } from "~/features/account/find-account.server";
import type { AccessShown } from "~/features/account/join-answers";
import { createStaff, disableAccount } from "~/features/account/staff.server";
import { type Deed, recordServerDeed } from "~/features/audit/record.server";
import type { App } from "~/platform/app.server";

/** Makes an account for the desk by a command on the server, which stays in the record. */
export async function createStaffByCommand(
  app: App,
  role: "coordinator" | "admin",
  language: Language,
  now: Date,
): Promise<AccessShown> {
  const access = await createStaff(app, role, language, now);
  const account = await findAccount(app, app.db, access.signInName);
  await recordAbout(app, { action: "account-created", subjectId: account?.id, detail: { role } }, now);
  return access;
}

/** Closes an account by a command. False: there is none of this name that is open. */
export async function disableByCommand(app: App, name: string, now: Date): Promise<boolean> {
  const account = await findAccount(app, app.db, name);
  const isDone = account !== undefined && (await disableAccount(app, name, now));
  if (isDone) await recordAbout(app, { action: "account-disabled", subjectId: account.id }, now);
  return isDone;
}

function recordAbout(
  app: App,
  { subjectId, ...deed }: Pick<Deed, "action" | "detail"> & { subjectId: string | undefined },
  now: Date,
): Promise<void> {
  const about = subjectId === undefined ? {} : { subjectId };
  return inTransaction(app.db, (tx) => recordServerDeed(tx, { ...deed, ...about }, now));
}
