import { findOwnCorrespondence } from "#db/repositories/correspondence";
import { findFarewellOf } from "#db/repositories/farewells";
import { findAllLetters } from "#db/repositories/letters";
import { findPrisoner } from "#db/repositories/prisoners";
import type { Viewer } from "~/domain/access/roles";
import type { Farewell } from "~/domain/correspondence/next-step";
import { openNote as openFarewell } from "~/features/custody/farewells.server";
import type { App } from "~/platform/app.server";

/** Who among the dead one wrote to a coordinator has told of, or left a word about. */
export async function farewellsOf(app: App, rows: readonly { id: string; status: string }[]) {
  const told = new Map<string, Farewell>();
  for (const { id } of rows.filter(({ status }) => status === "died")) {
    const row = await findFarewellOf(app.db, id);
    if (row) told.set(id, { isTold: row.toldAt !== null, hasNote: row.noteEncrypted !== null });
  }
  return told;
}

/** What a writer is shown once somebody has died; null when the correspondence is not theirs, or the person lives. */
export async function readFarewellDesk(app: App, viewer: Viewer, id: string) {
  const row = await findOwnCorrespondence(app.db, viewer.personId, id);
  const prisoner = row && (await findPrisoner(app.db, row.prisonerId));
  if (!row || prisoner?.status !== "died") return null;
  const farewell = await findFarewellOf(app.db, row.id);
  const letters = await findAllLetters(app.db, row.id);
  return {
    name: prisoner.name,
    nameLatin: prisoner.nameLatin,
    isToBeTold: farewell !== undefined && farewell.toldAt === null,
    note: openFarewell(app, farewell),
    letters: letters.flatMap(({ number, sentOn, state }) =>
      state === "reserved" || sentOn === null ? [] : [{ number, sentOn }],
    ),
  };
}
