import type { Tx } from "#db/connection.server";
import { findFacility } from "#db/repositories/facilities";
import { findFollowed } from "#db/repositories/family-links";
import { lockLoads } from "#db/repositories/load";
import {
  findAllConsents,
  findConsent,
  findCurrentStay,
  insertConsent,
  withdrawConsent,
} from "#db/repositories/prisoners";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { hasAddress } from "~/domain/facilities/address-block";
import { publicCard } from "~/domain/prisoners/public-card";
import { retrying } from "~/features/correspondence/change.server";
import { forgetHealth } from "~/features/parcels/counted.server";
import { refreshPrisonerLoad } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";

type Consent = Row<"consent">;

/** What somebody who may speak for the prisoner says of one purpose. */
export interface Word {
  purpose: Consent["purpose"];
  state: "given" | "refused";
  givenBy: "self" | "relative" | "lawyer";
  /** Where it was said, in words for a coordinator. */
  source: string;
  /** The day it was said, where that is not the day it is recorded. */
  saidOn?: string | null;
}

/**
 * Takes down what is allowed from now on: the former word is withdrawn and stays as history, and for letters the
 * stored load follows in the same transaction, so that suggestions close or open at once. Correspondences that
 * exist go on. What was noted of health goes where that is refused. What stands already changes nothing.
 */
export async function recordConsent(
  app: App,
  tx: Tx,
  prisonerId: string,
  word: Word,
  now: Date,
): Promise<void> {
  await lockLoads(tx, [prisonerId]);
  const { purpose, state, givenBy } = word;
  const former = await findConsent(tx, prisonerId, purpose);
  if (former?.state === state && former.givenBy === givenBy) return;
  const recordedAt = now.toISOString();
  await withdrawConsent(tx, prisonerId, purpose, recordedAt);
  await insertConsent(tx, { ...word, prisonerId, recordedAt, withdrawnAt: null });
  if (purpose === "health" && state === "refused") await forgetHealth(app, tx, prisonerId, now);
  if (purpose === "letters") await refreshPrisonerLoad(tx, prisonerId, now);
}

export interface ConsentForm {
  /** What this relative changed; everything else stays as it is. */
  changes: readonly Pick<Word, "purpose" | "state">[];
  givenBy: Word["givenBy"];
  key: string;
}

/** Takes down what a relative allows or forbids, all at once. The same form twice does its work once. */
export async function saveConsent(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { changes, givenBy, key }: ConsentForm,
  now: Date,
): Promise<{ ok: true } | { ok: false; reason: "not-found" }> {
  return retrying(app.db, async (tx) => {
    if (!(await findFollowed(tx, viewer.personId, prisonerId))) return { ok: false, reason: "not-found" };
    const sent = { purpose: `consent ${prisonerId}`, personId: viewer.personId, key };
    await once(tx, sent, now, async () => {
      for (const change of changes) {
        await recordConsent(app, tx, prisonerId, { ...change, givenBy, source: SOURCE }, now);
      }
      return "";
    });
    return { ok: true };
  });
}

/**
 * What is allowed now, purpose by purpose (absent: nobody ever said), and the public card as it looks or would look.
 * Null when this relative does not follow the prisoner.
 */
export async function readConsent(app: App, viewer: Viewer, prisonerId: string, now: Date) {
  const prisoner = await findFollowed(app.db, viewer.personId, prisonerId);
  if (!prisoner) return null;
  const rows = await findAllConsents(app.db, prisoner.id);
  const newest = rows.filter((row, at) => rows.findIndex(({ purpose }) => purpose === row.purpose) === at);
  const stay = await findCurrentStay(app.db, prisoner.id);
  const facility = stay?.facilityId ? await findFacility(app.db, stay.facilityId) : undefined;
  const wordOn = (purpose: Consent["purpose"]) =>
    newest.find((row) => row.purpose === purpose)?.state ?? null;
  return {
    id: prisoner.id,
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    standing: newest.map(({ purpose, state, givenBy, source, recordedAt, saidOn }) => ({
      purpose,
      state,
      givenBy,
      list: givenBy === "list" ? source : null,
      recordedAt: saidOn ?? recordedAt,
    })),
    preview: publicCard(
      {
        ...prisoner,
        region: facility?.region ?? null,
        hasAddress: facility !== undefined && hasAddress(facility),
      },
      { publicName: wordOn("public-name"), letters: wordOn("letters") },
      now.toISOString().slice(0, 10),
    ),
  };
}

const SOURCE = "family page";
