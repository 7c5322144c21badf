import { inTransaction } from "#db/connection.server";
import { deletePendingSignIn, findPendingSignIn } from "#db/repositories/pending-sign-ins";
import type { App } from "~/platform/app.server";
import { acceptCode } from "./accept-code.server";
import { minutesToWaitForCode, type Wait } from "./attempts.server";
import { type Arrival, enterWithin } from "./enter.server";
import type { PendingSignIn } from "./pending-sign-in.server";
import { landingOf } from "./sign-in.server";

export type CodeOutcome =
  | { ok: true; by: "app" | "spare"; cookie: string; landing: string }
  | { ok: false; reason: "wrong" | "late" }
  | Wait;

/** Finishes a sign-in with a code of the app or a spare one. Of the same form sent twice the second comes late. */
export async function signInWithCode(
  app: App,
  from: Arrival,
  { idHash, person }: PendingSignIn,
  { code, device }: { code: string; device: string | null },
  now: Date,
): Promise<CodeOutcome> {
  const attempt = { account: person.id, clientAddress: from.clientAddress, device };
  const minutes = await minutesToWaitForCode(app, attempt, now);
  if (minutes !== null) return { ok: false, reason: "wait", minutes };
  const entered = await inTransaction(app.db, async (tx) => {
    const by = await acceptCode(app, tx, person.id, code, now);
    if (by === null) return (await findPendingSignIn(tx, idHash, now.toISOString())) ? "wrong" : "late";
    if (!(await deletePendingSignIn(tx, idHash))) return "late";
    return { by, cookie: await enterWithin(tx, person, from, now) };
  });
  if (typeof entered === "string") return { ok: false, reason: entered };
  return { ok: true, ...entered, landing: await landingOf(app, person) };
}
