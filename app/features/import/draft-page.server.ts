import { findImportDraft } from "#db/repositories/import-drafts";
import type { StateWord } from "~/domain/import/state-words";
import { wordKey } from "~/domain/import/text";
import type { App } from "~/platform/app.server";
import { findDraft, saveChoices, standingOf } from "./drafts.server";
import { runTask } from "./tasks.server";

/**
 * Where a waiting file stands: its columns are to be looked at, its plan is shown, it is being imported, or it was. A
 * file whose columns cannot be read as they were chosen goes back to them.
 */
export async function readDraftPage(app: App, id: string, from: number, now: Date) {
  const row = await findImportDraft(app.db, id, now.toISOString());
  if (!row) return { at: "missing" as const };
  const { state, runId, failure, shown } = standingOf(row, now);
  if (state === "done") return runId === null ? { at: "missing" as const } : { at: "run" as const, runId };
  if (state === "applying") return { at: "progress" as const, id };
  const found = await findDraft(app, id, now);
  if (!found?.choices.mapped) return { at: "columns" as const, id };
  const preview = await runTask(app, "import-preview", { id, from, now: now.toISOString() });
  if (!preview.ok) return { at: "columns" as const, id };
  const { mapping, answers } = found.choices;
  return {
    at: "preview" as const,
    ...{ id, failure, shown, list: mapping.title },
    kind: found.draft.kind,
    view: preview.view,
    digest: preview.digest,
    answered: answers,
  };
}

/** Keeps who the people of doubtful rows are; an empty answer asks again. */
export async function saveAnswers(
  app: App,
  id: string,
  answers: ReadonlyMap<number, string>,
  now: Date,
): Promise<"saved" | "busy" | "not-found"> {
  const found = await findDraft(app, id, now);
  if (!found) return "not-found";
  const kept = { ...found.choices.answers, ...Object.fromEntries(answers) };
  return (await saveChoices(app, id, { ...found.choices, answers: kept }, now)) ? "saved" : "busy";
}

/** Keeps what words of this list mean; the plan is made anew with them. */
export async function saveWords(
  app: App,
  id: string,
  meanings: ReadonlyMap<string, StateWord>,
  now: Date,
): Promise<"saved" | "busy" | "not-found"> {
  const found = await findDraft(app, id, now);
  if (!found) return "not-found";
  const { mapping } = found.choices;
  const said = [...meanings].map(([word, means]) => [wordKey(word), means]);
  const words = { ...mapping.words, ...Object.fromEntries(said) };
  const choices = { ...found.choices, mapping: { ...mapping, words } };
  return (await saveChoices(app, id, choices, now)) ? "saved" : "busy";
}
