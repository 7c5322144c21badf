import type { App } from "~/platform/app.server";
import { networkOf } from "~/platform/http/network";
import { limits, withinLimit } from "~/platform/rate-limit.server";

/**
 * Counts an attempt to prove an account, by the account named and by the network; answers null, or after how
 * many minutes at most the next one is heard. An account that does not exist is counted alike.
 */
export async function minutesToWait(
  app: App,
  deed: "sign-in" | "recover",
  account: string,
  clientAddress: string | null,
  now: Date,
): Promise<number | null> {
  const byNetwork = await withinLimit(app, `${deed}-network`, networkOf(clientAddress), now);
  const byAccount = await withinLimit(app, `${deed}-account`, account, now);
  return byNetwork && byAccount ? null : limits[`${deed}-account`].minutes;
}
