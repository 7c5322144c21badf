import { createHash } from "node:crypto";
import type { App } from "~/platform/app.server";
import { findDraft } from "./drafts.server";
import type { Planned } from "./kinds.server";
import type { PlanView } from "./plan-view";
import { readDraft } from "./read-draft.server";

export interface PreviewInput {
  id: string;
  from: number;
  /** ISO instant: what is to come or past depends on it. */
  now: string;
}

export type Preview = { ok: true; view: PlanView; digest: string } | { ok: false };

/** What an import of this file would do now; false: its columns cannot be read so, or it is gone. */
export async function previewDraft(app: App, { id, from, now }: PreviewInput): Promise<Preview> {
  const at = new Date(now);
  const found = await findDraft(app, id, at);
  if (!found) return { ok: false };
  const { mapping, answers } = found.choices;
  const reading = readDraft(app, found.draft, mapping, at);
  if (!reading?.ok) return { ok: false };
  const plan = await reading.plan({ app, tx: app.db, toWrite: false }, answers);
  return { ok: true, view: await plan.view(from), digest: planDigest(plan) };
}

/** The plan that somebody saw, to be compared with the one that is carried out. */
export function planDigest(plan: Planned): string {
  return createHash("sha256").update(plan.fingerprint()).digest("base64url");
}
