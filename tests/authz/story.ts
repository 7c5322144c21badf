import type { Viewer } from "~/domain/access/roles";
import { addNote, listNotes } from "~/features/desk/notes.server";
import { readForEdit, savePrisoner } from "~/features/prisoners/edit.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

interface Staged {
  coordinator: Viewer;
  prisoner: { id: string };
  merged: { id: string };
}

/** Places of the pages below one prisoner on the desk. */
export async function stageStory(app: App, { coordinator, prisoner, merged }: Staged, now: Date) {
  const edit = await makeEdit(app, coordinator, prisoner.id, now);
  await addNote(app, coordinator, prisoner.id, { text: "Something", key: randomId() }, now);
  const note = String((await listNotes(app, prisoner.id))[0]?.id);
  const notePlaces = {
    own: { id: prisoner.id, note },
    foreign: [{ id: merged.id, note }],
    missing: { id: randomId(), note },
  };
  return {
    "/desk/prisoners/:id/notes/:note/withdrawal": notePlaces,
    "/desk/prisoners/:id/notes/:note/restoration": notePlaces,
    "/desk/prisoners/:id/edits/:edit/withdrawal": {
      own: { id: prisoner.id, edit },
      foreign: [{ id: merged.id, edit }],
      missing: { id: randomId(), edit },
    },
  };
}

async function makeEdit(app: App, viewer: Viewer, id: string, now: Date): Promise<string> {
  const page = await readForEdit(app, id);
  if (!page) throw new Error("nobody to change");
  const facts = { ...page.facts, target: page.facts.target + 1 };
  await savePrisoner(app, viewer, id, { facts, seen: page.seen, takeTheirs: [] }, now);
  const row = await app.db
    .selectFrom("prisonerEdit")
    .select("id")
    .where("prisonerId", "=", id)
    .executeTakeFirst();
  return String(row?.id);
}
