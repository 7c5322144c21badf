import { updateLanguage } from "#db/repositories/people";
import type { Language, Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";

/** Keeps the language with the account of whoever is signed in; visitors have it in their cookie only. */
export async function rememberLanguage(app: App, viewer: Viewer | null, language: Language): Promise<void> {
  if (viewer) await updateLanguage(app.db, viewer.personId, language);
}
