import { countAttempt } from "#db/repositories/rate-counters";
import type { App } from "./app.server";

export type Limit = { attempts: number; minutes: number };

/** Per account and per network, so that neither one name nor one place can be tried without end. */
export const limits = {
  "sign-in-account": { attempts: 10, minutes: 15 },
  "sign-in-network": { attempts: 60, minutes: 15 },
  "recover-account": { attempts: 5, minutes: 60 },
  "recover-network": { attempts: 30, minutes: 60 },
  "join-network": { attempts: 30, minutes: 60 },
} as const satisfies Record<string, Limit>;

/**
 * Counts an attempt and tells whether it is still within its limit. What is counted by (a name, a network) is
 * stored only as an HMAC salted by the day, so yesterday's counters cannot be joined with today's.
 */
export async function withinLimit(
  app: App,
  name: keyof typeof limits,
  subject: string,
  now: Date,
): Promise<boolean> {
  const { attempts, minutes } = limits[name];
  const day = now.toISOString().slice(0, 10);
  const bucket = `${name}:${app.crypto.blindIndex(`rate ${name} ${day}`, subject)}`;
  const windowEndsAt = new Date(now.getTime() + minutes * 60_000).toISOString();
  return (await countAttempt(app.db, bucket, now.toISOString(), windowEndsAt)) <= attempts;
}
