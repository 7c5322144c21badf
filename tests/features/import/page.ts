import type { Viewer } from "~/domain/access/roles";
import type { ImportKindName } from "~/domain/import/kinds";
import { beginImport } from "~/features/import/begin-import.server";
import { readColumns, saveColumns } from "~/features/import/columns.server";
import { readDraftPage } from "~/features/import/draft-page.server";
import { uploadList } from "~/features/import/drafts.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";

/** Uploads a list as the page does; answers the draft's id. */
export async function upload(
  app: App,
  viewer: Viewer,
  text: string | Buffer,
  now: Date,
  title = "Друзья",
  kind: ImportKindName = "prisoners",
) {
  const bytes = new Uint8Array(typeof text === "string" ? Buffer.from(text) : text);
  const form = { kind, title, fileName: "list.csv", bytes, key: randomId() } as const;
  const result = await uploadList(app, viewer, form, now);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.id;
}

/** Uploads and takes the columns as they were guessed. */
export async function uploadMapped(
  app: App,
  viewer: Viewer,
  text: string | Buffer,
  now: Date,
  title?: string,
  kind?: ImportKindName,
) {
  const id = await upload(app, viewer, text, now, title, kind);
  const file = await readColumns(app, id, now);
  const saved = await saveColumns(app, id, file?.columns.map(({ field }) => field) ?? [], now);
  if (!saved.ok) throw new Error(`columns refused: ${saved.reason}`);
  return id;
}

/** What the preview shows. */
export async function previewOf(app: App, id: string, now: Date, from = 0) {
  const page = await readDraftPage(app, id, from, now);
  if (page.at !== "preview") throw new Error(`no preview but ${page.at}`);
  return page;
}

/** Confirms what the preview shows; answers where the draft stands then. */
export async function confirm(app: App, viewer: Viewer, id: string, now: Date, key = randomId()) {
  const { digest, view } = await previewOf(app, id, now);
  await beginImport(app, viewer, id, { digest, counts: view.counts, key }, now);
  return readDraftPage(app, id, 0, now);
}

/** From upload to run; answers the run's id. */
export async function importWhole(
  app: App,
  viewer: Viewer,
  text: string | Buffer,
  now: Date,
  title?: string,
  kind?: ImportKindName,
) {
  const page = await confirm(app, viewer, await uploadMapped(app, viewer, text, now, title, kind), now);
  if (page.at !== "run") throw new Error(`not imported but ${page.at}`);
  return page.runId;
}
