import { findLastSignature } from "#db/repositories/correspondence";
import { isUnderReport } from "#db/repositories/reports";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import { findWish, saveWish, withdrawWish } from "#db/repositories/wishes";
import { lockVolunteers } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { nextRequestOn } from "~/domain/balance/request";
import { retrying } from "~/features/correspondence/change.server";
import { usableSignature } from "~/features/correspondence/claim-facts.server";
import { settleDueOf } from "~/features/correspondence/settle.server";
import type { App } from "~/platform/app.server";

export type WishResult =
  | { ok: true }
  | { ok: false; reason: "resting" | "not-found" | "capacity-full"; free: number };

/** What a volunteer wishes for, what they may still wish for, and from which day on a plan may give them somebody. */
export async function readWish({ db }: App, { personId }: Viewer, now: Date) {
  const profile = await findVolunteerProfile(db, personId);
  const wish = await findWish(db, personId);
  return {
    people: wish?.people ?? 0,
    signature: wish?.signature || ((await findLastSignature(db, personId)) ?? ""),
    askedAt: wish?.askedAt ?? null,
    from: nextRequestOn(wish?.requestedAt ?? null, now.toISOString()),
    capacity: profile?.capacity ?? 0,
    free: Math.max(0, (profile?.capacity ?? 0) - (profile?.openCount ?? 0)),
    resting: await isUnderReport(db, personId),
  };
}

/** How many people somebody left to the house to choose; 0 for none. */
export async function countWished({ db }: App, { personId }: Viewer): Promise<number> {
  return (await findWish(db, personId))?.people ?? 0;
}

/** Leaves the choice of some people to the house. Asking again replaces what was asked; twice the same is one wish. */
export async function makeWish(
  app: App,
  { personId }: Viewer,
  { people, signature }: { people: number; signature: string },
  now: Date,
): Promise<WishResult> {
  await settleDueOf(app, { personId }, now);
  return retrying(app.db, async (tx): Promise<WishResult> => {
    await lockVolunteers(tx, [personId]);
    const profile = await findVolunteerProfile(tx, personId);
    if (!profile) return { ok: false, reason: "not-found", free: 0 };
    const free = Math.max(0, profile.capacity - profile.openCount);
    if (await isUnderReport(tx, personId)) return { ok: false, reason: "resting", free };
    if (people > free) return { ok: false, reason: "capacity-full", free };
    const wish = { people, signature: usableSignature(signature), askedAt: now.toISOString() };
    await saveWish(tx, { personId, ...wish });
    return { ok: true };
  });
}

/** Wishes for nobody any more; doing it twice is no mistake. Who was given stays. */
export async function endWish(app: App, { personId }: Viewer): Promise<void> {
  await retrying(app.db, async (tx) => {
    await lockVolunteers(tx, [personId]);
    await withdrawWish(tx, personId);
  });
}
