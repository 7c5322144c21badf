import type { App } from "~/platform/app.server";
import { PasswordsBusy } from "~/platform/crypto/passwords.server";
import { networkOf } from "~/platform/http/network";
import { limits, withinLimit } from "~/platform/rate-limit.server";

/**
 * Counts an attempt to prove an account, by the account named and by the network; answers null, or after how
 * many minutes at most the next one is heard. An account that does not exist is counted alike. A network that is over
 * its limit uses up no account's attempts any more.
 */
export async function minutesToWait(
  app: App,
  deed: "sign-in" | "recover",
  account: string,
  clientAddress: string | null,
  now: Date,
): Promise<number | null> {
  const heard =
    (await withinLimit(app, `${deed}-network`, networkOf(clientAddress), now)) &&
    (await withinLimit(app, `${deed}-account`, account, now));
  return heard ? null : limits[`${deed}-account`].minutes;
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
