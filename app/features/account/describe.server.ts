import { findHandles } from "#db/repositories/desk-volunteer";
import { findPerson } from "#db/repositories/people";
import type { Viewer } from "~/domain/access/roles";
import { handleOf } from "~/domain/desk/volunteer-handle";
import type { App } from "~/platform/app.server";
import { ownNames } from "./own-names.server";

/** What is kept about whoever asks, for themselves. */
export async function describeAccount(app: App, viewer: Viewer) {
  const person = await findPerson(app.db, viewer.personId);
  const names = await ownNames(app, viewer.personId);
  const number = (await findHandles(app.db, [viewer.personId])).get(viewer.personId);
  return {
    ...names,
    shortName: number === undefined ? null : handleOf(number),
    role: viewer.role,
    createdOn: person?.createdAt.slice(0, 10) ?? null,
    lastSeenOn: person?.lastSeenOn ?? null,
  };
}
