import { inTransaction } from "#db/connection.server";
import { endAttempt, findImportDraft, takeImportDraft } from "#db/repositories/import-drafts";
import type { Viewer } from "~/domain/access/roles";
import type { PlanCounts } from "~/domain/import/kinds";
import type { App } from "~/platform/app.server";
import { randomToken } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { standingOf } from "./drafts.server";
import { runTask } from "./tasks.server";

/** How long an attempt may take before another one may begin: far longer than the largest file needs. */
const LEASE_MS = 3 * 60_000;

export type Begun = { ok: true } | { ok: false; reason: "not-found" };

export interface Confirmed {
  /** Of the plan on the page. */
  digest: string;
  counts: PlanCounts;
  key: string;
}

/**
 * Begins the import that somebody saw and confirmed; how it goes is read from the draft. The same form twice, and two
 * people at once, begin one import.
 */
export async function beginImport(
  app: App,
  viewer: Viewer,
  id: string,
  { digest, counts, key }: Confirmed,
  now: Date,
): Promise<Begun> {
  const attempt = randomToken();
  const leaseUntil = new Date(now.getTime() + LEASE_MS).toISOString();
  const taken = await inTransaction(app.db, async (tx) => {
    if (!(await findImportDraft(tx, id, now.toISOString()))) return "missing";
    const form = { purpose: `import ${id}`, personId: viewer.personId, key };
    const { result, repeated } = await once(tx, form, now, async () => {
      const shown = JSON.stringify(counts);
      return (await takeImportDraft(tx, id, now.toISOString(), { attempt, leaseUntil, shown }))
        ? "taken"
        : "";
    });
    return repeated ? "" : result;
  });
  if (taken === "missing") return { ok: false, reason: "not-found" };
  if (taken === "") return { ok: true };
  const work = runTask(app, "import-apply", { id, attempt, digest, viewer, now: now.toISOString() });
  const kept = work.catch(async (error: unknown) => {
    app.log.error({ err: error }, "an import ended before its work");
    await endAttempt(app.db, id, attempt, { state: "open", failure: "failed" });
  });
  if (app.threads === null) await kept;
  else kept.catch((error: unknown) => app.log.error({ err: error }, "an import could not be given up"));
  return { ok: true };
}

/** How an import goes: `done` of `of` rows where this process knows it, or what became of it; null: no such file. */
export async function readProgress(app: App, id: string, now: Date) {
  const draft = await findImportDraft(app.db, id, now.toISOString());
  if (!draft) return null;
  const progress = app.threads?.progressOf(`import-apply ${id}`) ?? null;
  return { ...standingOf(draft, now), progress };
}
