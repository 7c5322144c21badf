import { endAttempt, findImportDraft } from "#db/repositories/import-drafts";
import { lockImports } from "#db/repositories/import-runs";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { openChoices } from "./draft-file.server";
import { planDigest } from "./preview.server";
import { forgetDraft, readDraft } from "./read-draft.server";

export interface ApplyInput {
  id: string;
  attempt: string;
  digest: string;
  viewer: Viewer;
  now: string;
}

/**
 * Carries an import out: plan, rows, report and the draft's end in one transaction, or nothing. A plan other than the
 * one that was confirmed is not carried out, and the draft says so.
 */
export async function applyDraft(app: App, input: ApplyInput, progress: Progress): Promise<void> {
  const { id, attempt, digest, viewer } = input;
  const now = new Date(input.now);
  const draft = await findImportDraft(app.db, id, input.now);
  const choices = draft && openChoices(app.crypto, draft);
  const reading = draft && choices && readDraft(app, draft, choices.mapping, now);
  if (!choices || !reading) return;
  const outcome = await retrying(app.db, async (tx) => {
    if (!reading.ok) return "changed";
    await lockImports(tx);
    const plan = await reading.plan({ app, tx, toWrite: true }, choices.answers);
    if (planDigest(plan) !== digest) return "changed";
    const runId = await plan.apply(now, progress);
    const end = { state: "done", runId, fileEncrypted: null, choicesEncrypted: null } as const;
    if (!(await endAttempt(tx, id, attempt, end))) throw new AttemptOver();
    await recordDeed(tx, viewer, { action: "list-imported", detail: { run: runId } }, now);
    return "done";
  }).catch((error: unknown) => {
    if (error instanceof AttemptOver) return "over";
    throw error;
  });
  if (outcome === "done") forgetDraft();
  if (outcome === "changed") await endAttempt(app.db, id, attempt, { state: "open", failure: "changed" });
}

/** Somebody else was given the draft meanwhile; what this attempt wrote is taken back. */
class AttemptOver extends Error {}
