import type { App } from "~/platform/app.server";
import { applyDraft } from "./apply-draft.server";
import { previewDraft } from "./preview.server";
import { undoRun } from "./undo.server";

/** Work of this room that is too long for a request. */
export const tasks = { "import-preview": previewDraft, "import-apply": applyDraft, "import-undo": undoRun };
type Tasks = typeof tasks;

/** Does it in a thread, or, where there are none, here and now. */
export function runTask<Name extends keyof Tasks>(
  app: App,
  name: Name,
  input: Parameters<Tasks[Name]>[1] & { id: string | number },
): ReturnType<Tasks[Name]> {
  const about = `${name} ${input.id}`;
  const done = app.threads?.run(name, about, input) ?? tasks[name](app, input as never, () => {});
  return done as ReturnType<Tasks[Name]>;
}
