import type { Viewer } from "~/domain/access/roles";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { importWhole, uploadMapped } from "../features/import/page";

/** A file for each address of a draft, and a run for each address of runs. */
export async function stageImports(app: App, coordinator: Viewer, now: Date) {
  const staged: Record<
    string,
    { own: Record<string, string>; foreign: []; missing: Record<string, string> }
  > = {};
  for (const page of ["", "/columns", "/answers", "/words", "/run", "/removal"]) {
    const draft = await uploadMapped(app, coordinator, `name,born\nЛипов Пётр ${randomId()},1980\n`, now);
    staged[`/desk/import/:draft${page}`] = { own: { draft }, foreign: [], missing: { draft: randomId() } };
  }
  const runId = await importWhole(app, coordinator, "name,born\nЛипов Иван Иванович,1981\n", now);
  for (const page of ["", "/undo"]) {
    staged[`/desk/import/runs/:id${page}`] = {
      own: { id: String(runId) },
      foreign: [],
      missing: { id: "999999" },
    };
  }
  return staged;
}
