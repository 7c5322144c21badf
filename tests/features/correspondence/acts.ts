import { expect } from "vitest";
import { findCorrespondence } from "#db/repositories/correspondence";
import { findLoad } from "#db/repositories/load";
import { findVolunteerProfile } from "#db/repositories/volunteers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { checkDatabase } from "~/features/check/check.server";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import type { ClaimForm } from "~/features/correspondence/claim-facts.server";
import { logLetter } from "~/features/correspondence/letters.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";

let made = 0;

/** A claim as the form makes it: a signature nobody has, by post, a new key. */
export function claimForm(overrides: Partial<ClaimForm> = {}): ClaimForm {
  made += 1;
  return { signature: `Аня ${made}`, channel: "post", key: randomToken(), ...overrides };
}

export function claim(
  { app, clock }: World,
  viewer: Viewer,
  prisonerId: string,
  overrides: Partial<ClaimForm> = {},
) {
  return claimPrisoner(app, viewer, prisonerId, claimForm(overrides), clock.now);
}

/** Logs a letter posted so many days ago. */
export function post({ app, clock }: World, viewer: Viewer, id: string, daysAgo = 0, key = randomToken()) {
  return logLetter(app, viewer, id, { sentOn: dayBefore(clock.now, daysAgo), key }, clock.now);
}

export function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * 86_400_000).toISOString().slice(0, 10);
}

export async function rowOf(app: App, id: string): Promise<Row<"correspondence">> {
  const row = await findCorrespondence(app.db, id);
  if (!row) throw new Error("no such correspondence");
  return row;
}

export async function loadOf(app: App, prisonerId: string): Promise<Row<"prisonerLoad">> {
  const load = await findLoad(app.db, prisonerId);
  if (!load) throw new Error("no such load");
  return load;
}

export async function openCountOf(app: App, viewer: Viewer): Promise<number> {
  return (await findVolunteerProfile(app.db, viewer.personId))?.openCount ?? Number.NaN;
}

/** Everything stored is what it should be by the rows it rests on. */
export async function expectSound({ app, clock }: World): Promise<void> {
  expect((await checkDatabase(app.db, clock.now)).differences).toEqual([]);
}
