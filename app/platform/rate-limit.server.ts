import { countAttempt, uncountAttempt } from "#db/repositories/rate-counters";
import type { App } from "./app.server";

export type Limit = { attempts: number; minutes: number };

/**
 * Per network, per account from one network, and per account from everywhere, so that neither one name nor one place
 * can be tried without end, and one place alone cannot shut somebody else out of their account (decision 5). Ten codes
 * an hour hit one of a million, three of which hold at a time, once in four years.
 */
export const limits = {
  "sign-in-network": { attempts: 60, minutes: 15 },
  "sign-in-pair": { attempts: 10, minutes: 15 },
  "sign-in-account": { attempts: 300, minutes: 60 },
  "sign-in-device": { attempts: 10, minutes: 15 },
  "code-network": { attempts: 60, minutes: 15 },
  "code-account": { attempts: 10, minutes: 60 },
  "code-device": { attempts: 10, minutes: 15 },
  "code-again": { attempts: 10, minutes: 60 },
  "password-change": { attempts: 10, minutes: 15 },
  "recover-network": { attempts: 30, minutes: 60 },
  "join-network": { attempts: 30, minutes: 60 },
  export: { attempts: 30, minutes: 60 },
} as const satisfies Record<string, Limit>;

export type LimitName = keyof typeof limits;

/** A network that stands for many people (a proxy, an onion service) is heard this many times as often. */
export const CROWD = 20;

/**
 * Counts an attempt and tells whether it is still within its limit, taken `times` over. What is counted by (a name, a
 * network) is stored only as an HMAC salted by the day, so yesterday's counters cannot be joined with today's.
 */
export async function withinLimit(
  app: App,
  name: LimitName,
  subject: string,
  now: Date,
  times = 1,
): Promise<boolean> {
  const { attempts, minutes } = limits[name];
  const windowEndsAt = new Date(now.getTime() + minutes * 60_000).toISOString();
  const bucket = bucketOf(app, name, subject, now);
  return (await countAttempt(app.db, bucket, now.toISOString(), windowEndsAt)) <= attempts * times;
}

/**
 * Takes an attempt out of the count again: it was right, so nothing was guessed by it, and whoever has much to do on a bad
 * day is not made to wait.
 */
export function forgiveAttempt(app: App, name: LimitName, subject: string, now: Date): Promise<void> {
  return uncountAttempt(app.db, bucketOf(app, name, subject, now));
}

function bucketOf(app: App, name: LimitName, subject: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  return `${name}:${app.crypto.blindIndex(`rate ${name} ${day}`, subject)}`;
}
