import type { App } from "~/platform/app.server";
import { PasswordsBusy } from "~/platform/crypto/passwords.server";
import { isShared, networkOf } from "~/platform/http/network";
import { CROWD, type LimitName, limits, withinLimit } from "~/platform/rate-limit.server";

/** Somebody tries to prove an account. */
export interface Attempt {
  /** The name or e-mail in its one spelling; one that has no account is counted alike. */
  account: string;
  clientAddress: string | null;
  /** What names a browser in which this account was proved before; null for any other. */
  device: string | null;
}

/**
 * Counts an attempt to sign in; answers null, or after how many minutes at most the next one is heard. A browser that
 * proved the account before has attempts of its own, which strangers cannot use up. Any other counts by its network
 * first: one that is over its limit uses up no account's attempts any more.
 */
export async function minutesToWait(app: App, attempt: Attempt, now: Date): Promise<number | null> {
  const { account, clientAddress, device } = attempt;
  if (device !== null) return waitAfter(app, [["sign-in-device", device]], now);
  const network = networkOf(clientAddress);
  const times = isShared(network) ? CROWD : 1;
  const counted: Counted[] = [
    ["sign-in-network", network, times],
    ["sign-in-pair", `${network} ${account}`, times],
    ["sign-in-account", account],
  ];
  return waitAfter(app, counted, now);
}

/** The same for a code after the right password. A device that proved the account before again has its own attempts. */
export async function minutesToWaitForCode(
  app: App,
  { account, clientAddress, device }: Attempt,
  now: Date,
): Promise<number | null> {
  if (device !== null) return waitAfter(app, [["code-device", device]], now);
  const network = networkOf(clientAddress);
  const counted: Counted[] = [
    ["code-network", network, isShared(network) ? CROWD : 1],
    ["code-account", account],
  ];
  return waitAfter(app, counted, now);
}

/** The same for a deed that is counted by network alone. */
export function minutesToWaitFrom(
  app: App,
  deed: "join" | "recover",
  clientAddress: string | null,
  now: Date,
): Promise<number | null> {
  const network = networkOf(clientAddress);
  return waitAfter(app, [[`${deed}-network`, network, isShared(network) ? CROWD : 1]], now);
}

/** The same for whoever is signed in and gives their password once more. */
export function minutesToWaitAs(app: App, personId: string, now: Date): Promise<number | null> {
  return waitAfter(app, [["password-change", personId]], now);
}

/** The same for whoever is signed in and gives a code once more. */
export function minutesToWaitForCodeAs(app: App, personId: string, now: Date): Promise<number | null> {
  return waitAfter(app, [["code-again", personId]], now);
}

export type Wait = { ok: false; reason: "wait"; minutes: number };

/** Does `work`; whoever comes while too many passwords are being checked is asked to send the form again. */
export async function unlessBusy<Outcome>(work: () => Promise<Outcome>): Promise<Outcome | Wait> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PasswordsBusy) return { ok: false, reason: "wait", minutes: 1 };
    throw error;
  }
}

type Counted = [name: LimitName, subject: string, times?: number];

/** Counts in turn, no further than the first limit that is reached. */
async function waitAfter(app: App, counted: Counted[], now: Date): Promise<number | null> {
  for (const [name, subject, times] of counted) {
    if (!(await withinLimit(app, name, subject, now, times))) return limits[name].minutes;
  }
  return null;
}
