import type { Tx } from "#db/connection.server";
import { lockLoads } from "#db/repositories/load";
import { findConsent, insertConsent, withdrawConsent } from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";

type Consent = Row<"consent">;

/** What somebody who may speak for the prisoner says of one purpose. */
export interface Word {
  purpose: Consent["purpose"];
  state: "given" | "refused";
  givenBy: "self" | "relative" | "lawyer";
  /** Where it was said, in words for a coordinator. */
  source: string;
}

/**
 * Takes down what is allowed from now on: the former word is withdrawn and stays as history, and for letters the
 * stored load follows in the same transaction, so that suggestions close or open at once. Correspondences that
 * exist go on. What stands already changes nothing.
 */
export async function recordConsent(tx: Tx, prisonerId: string, word: Word, now: Date): Promise<void> {
  await lockLoads(tx, [prisonerId]);
  const { purpose, state, givenBy } = word;
  const former = await findConsent(tx, prisonerId, purpose);
  if (former?.state === state && former.givenBy === givenBy) return;
  const recordedAt = now.toISOString();
  await withdrawConsent(tx, prisonerId, purpose, recordedAt);
  await insertConsent(tx, { ...word, prisonerId, recordedAt, withdrawnAt: null });
  if (purpose === "letters") await refreshPrisonerLoad(tx, prisonerId, now);
}
