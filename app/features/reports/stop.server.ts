import type { Tx } from "#db/connection.server";
import { findFollowed } from "#db/repositories/family-links";
import { withdrawConsent } from "#db/repositories/prisoners";
import { voidAllPrivateFacts } from "#db/repositories/private-facts";
import { findAllWriters } from "#db/repositories/writers";
import type { Viewer } from "~/domain/access/roles";
import { isMeant, type StopChoice } from "~/domain/correspondence/stop";
import { retrying } from "~/features/correspondence/change.server";
import { recordConsent } from "~/features/family/consent.server";
import { forgetHealth } from "~/features/parcels/counted.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { stopWriters } from "./stop-writers.server";

export type StopResult = { ok: true } | { ok: false; reason: "not-found" | "no-such-writer" };

/**
 * Ends what a relative asks to end, for good for the writers it meets. Twice is no mistake. `all` also refuses
 * letters from now on; `everything` also withdraws every other consent and takes back needs, sizes, wanted things and
 * what was noted of health.
 */
export async function stopWriting(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  choice: StopChoice,
  key: string,
  now: Date,
): Promise<StopResult> {
  return retrying(app.db, async (tx) => {
    if (!(await findFollowed(tx, viewer.personId, prisonerId))) return { ok: false, reason: "not-found" };
    if (!(await isThere(tx, prisonerId, choice))) return { ok: false, reason: "no-such-writer" };
    const form = { purpose: `stop ${prisonerId} ${keyPart(choice)}`, personId: viewer.personId, key };
    await once(tx, form, now, async () => {
      await stopWriters(app, tx, prisonerId, ({ signature }) => isMeant(choice, signature), now);
      if (choice.what !== "signature") await refuseLetters(app, tx, prisonerId, now);
      if (choice.what === "everything") await withdrawTheRest(app, tx, prisonerId, now);
      return "";
    });
    return { ok: true };
  });
}

/** A form that a browser filled in again with an old key must still end what it asks to end. */
function keyPart(choice: StopChoice): string {
  return choice.what === "signature" ? `from ${choice.signature}` : choice.what;
}

async function isThere(tx: Tx, prisonerId: string, choice: StopChoice): Promise<boolean> {
  if (choice.what !== "signature") return true;
  return (await findAllWriters(tx, prisonerId)).some(({ signature }) => isMeant(choice, signature));
}

async function refuseLetters(app: App, tx: Tx, prisonerId: string, now: Date): Promise<void> {
  const word = { purpose: "letters", state: "refused", givenBy: "relative", source: "family page" } as const;
  await recordConsent(app, tx, prisonerId, word, now);
}

async function withdrawTheRest(app: App, tx: Tx, prisonerId: string, now: Date): Promise<void> {
  for (const purpose of ["parcels", "public-name", "sizes", "health"] as const) {
    await withdrawConsent(tx, prisonerId, purpose, now.toISOString());
  }
  await forgetHealth(app, tx, prisonerId, now);
  await voidAllPrivateFacts(tx, prisonerId, now.toISOString());
}
