import { findPerson } from "#db/repositories/people";
import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { ownNames } from "./own-names.server";

/** What is kept about whoever asks, for themselves. */
export async function describeAccount(app: App, viewer: Viewer) {
  const person = await findPerson(app.db, viewer.personId);
  const names = await ownNames(app, viewer.personId);
  return {
    ...names,
    role: viewer.role,
    createdOn: person?.createdAt.slice(0, 10) ?? null,
    lastSeenOn: person?.lastSeenOn ?? null,
  };
}
