import { findAllFollowed } from "#db/repositories/family-links";
import type { Viewer } from "~/domain/access/roles";
import { newAccess } from "~/features/account/join.server";
import { joinByInvitation, type RelativeJoining } from "~/features/invitations/join.server";
import { randomId } from "~/platform/crypto/random.server";
import type { World } from "../../setup/databases";
import { sessionOf, visitor } from "../account/visitors";

/** What somebody sends who came by this link: a generated name unless told otherwise. */
export function joining(token: string, changes: Partial<RelativeJoining> = {}): RelativeJoining {
  return {
    token,
    key: randomId(),
    access: newAccess(),
    account: { kind: "generated", writtenDown: "yes" },
    language: "ru",
    ...changes,
  };
}

export function joinBy({ app, clock }: World, said: RelativeJoining, from = visitor()) {
  return joinByInvitation(app, from, said, clock.now);
}

/** A relative who has joined by this link. */
export async function newRelative(world: World, token: string): Promise<Viewer> {
  const outcome = await joinBy(world, joining(token));
  if (!outcome.ok || outcome.kind !== "entered") throw new Error("did not join");
  const session = await sessionOf(world, outcome.cookie);
  if (!session) throw new Error("no session");
  return session.viewer;
}

export async function followedBy({ app }: World, { personId }: Pick<Viewer, "personId">): Promise<string[]> {
  return (await findAllFollowed(app.db, personId)).map(({ id }) => id);
}

/** Every invitation as it is stored. */
export function rowsOf({ app }: World) {
  return app.db.selectFrom("invitation").selectAll().execute();
}
