import { hasSecondFactor } from "#db/repositories/second-factors";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Role } from "~/domain/access/roles";
import { landingPage, readSignInName, stepAfterPassword } from "~/domain/access/sign-in";
import type { App } from "~/platform/app.server";
import { verifyPassword } from "~/platform/crypto/passwords.server";
import { minutesToWait, unlessBusy, type Wait } from "./attempts.server";
import { demoPeople } from "./demo-people";
import { type Arrival, enter } from "./enter.server";
import { findAccount } from "./find-account.server";
import { beginPending } from "./pending-sign-in.server";

export type SignInOutcome =
  | { ok: true; step: "enter"; cookie: string; landing: string }
  /** The password was right; the cookie lets this browser give the code, and nothing else. */
  | { ok: true; step: "code"; cookie: string }
  | { ok: false; reason: "wrong" }
  | Wait;

/**
 * Signs in by name or e-mail and password. A missing, a disabled account and a wrong password answer alike. `device`
 * names a browser that proved this account before.
 */
export async function signIn(
  app: App,
  from: Arrival,
  typed: { name: string; password: string; device?: string | null },
  now: Date,
): Promise<SignInOutcome> {
  return unlessBusy(async () => {
    const { clientAddress } = from;
    const { name, device = null } = typed;
    const minutes = await minutesToWait(app, { account: accountSubject(name), clientAddress, device }, now);
    if (minutes !== null) return { ok: false, reason: "wait", minutes };
    const account = await findAccount(app, app.db, typed.name);
    const right = await verifyPassword(account?.secret ?? null, typed.password);
    if (!account || !right) return { ok: false, reason: "wrong" };
    const hasTotp = await hasSecondFactor(app.db, account.id);
    if (stepAfterPassword({ hasTotp }) === "code") {
      return { ok: true, step: "code", cookie: await beginPending(app, account.id, from.origin, now) };
    }
    const cookie = await enter(app, account, from, now);
    if (cookie === null) return { ok: false, reason: "wrong" };
    return { ok: true, step: "enter", cookie, landing: await landingOf(app, account) };
  });
}

/** Enters a demo as one of its invented people; null where there is no demo or no such person. */
export async function enterDemo(app: App, from: Arrival, personName: string, now: Date) {
  const known = demoPeople.find(({ signInName }) => signInName === personName);
  if (!app.config.demo || !known) return null;
  const account = await findAccount(app, app.db, known.signInName);
  if (!account) return null;
  const cookie = await enter(app, account, from, now);
  if (cookie === null) return null;
  return { cookie, landing: await landingOf(app, account) };
}

/** The page a signed-in person works on first. */
export async function landingOf(app: App, { id, role }: { id: string; role: Role }): Promise<string> {
  const profile = role === "volunteer" ? await findVolunteerProfile(app.db, id) : undefined;
  return landingPage(role, (profile?.openCount ?? 0) > 0);
}

/** What attempts on an account are counted by: the name in its one spelling, so that spaces buy no further tries. */
export function accountSubject(typedName: string): string {
  const by = readSignInName(typedName);
  return by.kind === "email" ? by.email : by.name;
}
