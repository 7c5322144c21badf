import type { Viewer } from "~/domain/access/roles";
import { createInvitation } from "~/features/invitations/invitations.server";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { makePrisoner } from "./prisoners";
import { makeVolunteer } from "./volunteers";

export interface InvitationOverrides {
  /** The coordinator who makes it. */
  viewer?: Viewer;
  prisonerId?: string;
  note?: string;
}

/** A one-time link through the real use case; whoever is not named is made. */
export async function makeInvitation(
  app: App,
  overrides: InvitationOverrides,
  now: Date,
): Promise<{ id: string; token: string; prisonerId: string }> {
  const viewer = overrides.viewer ?? (await makeVolunteer(app, { role: "coordinator" }, now));
  const prisonerId = overrides.prisonerId ?? (await makePrisoner(app, {}, now)).id;
  const form = { note: overrides.note ?? "", key: randomToken() };
  const created = await createInvitation(app, viewer, prisonerId, form, now);
  if (!created.ok) throw new Error(`invitation refused: ${created.reason}`);
  return { id: created.id, token: created.token, prisonerId };
}
