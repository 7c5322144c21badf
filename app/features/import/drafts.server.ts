import { inTransaction } from "#db/connection.server";
import {
  findImportDraft,
  findOpenImportDrafts,
  insertImportDraft,
  updateFreeDraft,
} from "#db/repositories/import-drafts";
import { findImportRuns, findKnownLists } from "#db/repositories/import-runs";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { ImportKindName, PlanCounts } from "~/domain/import/kinds";
import type { Unreadable } from "~/domain/import/table";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { once } from "~/platform/forms/once.server";
import { type Choices, openChoices, sealChoices, sealDraft } from "./draft-file.server";
import { kinds } from "./kinds.server";
import { readTable } from "./read-table.server";

const KEPT_MS = 24 * 60 * 60 * 1000;
const RUNS_SHOWN = 50;
const NAME_MOST = 100;

export interface Upload {
  kind: ImportKindName;
  /** The list's name; empty: the columns tell it, or nobody does. */
  title: string;
  fileName: string;
  bytes: Uint8Array;
  key: string;
}

export type Uploaded =
  | { ok: true; id: string }
  | ({ ok: false } & Unreadable)
  | { ok: false; reason: "no-title" };

/** Keeps a file, sealed and for a day, with what its columns seem to mean. The same form twice is one file. */
export async function uploadList(app: App, viewer: Viewer, upload: Upload, now: Date): Promise<Uploaded> {
  const kind = kinds[upload.kind];
  const reading = readTable(upload.bytes);
  if (!reading.ok) return reading;
  const guess = kind.guess(reading.table);
  const title = upload.title || guess.title;
  const list = title === guess.title ? guess.list : kind.listOf(title);
  if (list === "") return { ok: false, reason: "no-title" };
  const id = randomId();
  const fileName = upload.fileName.slice(-NAME_MOST);
  const choices = { fileName, mapping: { ...guess, list, title }, mapped: false, answers: {} };
  const sealed = sealDraft(app.crypto, id, upload.bytes, choices);
  const form = { purpose: "import file", personId: viewer.personId, key: upload.key };
  return inTransaction(app.db, async (tx) => {
    const { result } = await once(tx, form, now, async () => {
      await insertImportDraft(tx, {
        ...{ id, list, personId: viewer.personId, kind: upload.kind, state: "open" },
        ...sealed,
        ...{ shown: null, failure: null, attempt: null, leaseUntil: null, runId: null },
        createdAt: now.toISOString(),
        expiresAt: new Date(now.getTime() + KEPT_MS).toISOString(),
      });
      return id;
    });
    return { ok: true, id: result };
  });
}

/** What the first page of an import shows: files that wait, what was imported, and the names of lists. */
export async function readImports({ db }: App, viewer: Viewer, now: Date, before = Number.MAX_SAFE_INTEGER) {
  const drafts = await findOpenImportDrafts(db, now.toISOString(), RUNS_SHOWN);
  const runs = await findImportRuns(db, Math.min(before, 2_000_000_000), RUNS_SHOWN + 1);
  return {
    drafts: drafts.map(({ personId, ...draft }) => ({ ...draft, own: personId === viewer.personId })),
    runs: runs.slice(0, RUNS_SHOWN).map(({ report: _, ...run }) => run),
    older: runs.length > RUNS_SHOWN ? (runs[RUNS_SHOWN - 1]?.id ?? null) : null,
    lists: (await findKnownLists(db)).sort((a, b) => a.localeCompare(b)),
  };
}

/** A file that waits, with what was decided about it; null when there is none or its day is over. */
export async function findDraft(app: App, id: string, now: Date) {
  const draft = await findImportDraft(app.db, id, now.toISOString());
  const choices = draft ? openChoices(app.crypto, draft) : null;
  return draft && choices ? { draft, choices } : null;
}

/** Where a draft stands at `now`: an attempt that has not come back in its time wrote nothing. */
export function standingOf(
  {
    state,
    leaseUntil,
    failure,
    shown,
    runId,
  }: Omit<Row<"importDraft">, "fileEncrypted" | "choicesEncrypted">,
  now: Date,
) {
  const isLost = state === "applying" && (leaseUntil ?? "") <= now.toISOString();
  const counts = shown === null ? null : (JSON.parse(shown) as PlanCounts);
  return isLost
    ? { state: "open" as const, failure: "failed", shown: counts, runId }
    : { state, failure, shown: counts, runId };
}

/** Changes what was decided; false: somebody imports the file already. */
export async function saveChoices(app: App, id: string, choices: Choices, now: Date): Promise<boolean> {
  const choicesEncrypted = sealChoices(app.crypto, id, choices);
  const change = { choicesEncrypted, list: choices.mapping.list, failure: null, state: "open" } as const;
  return updateFreeDraft(app.db, id, change, now.toISOString());
}

/** Throws a waiting file away; doing so twice is no mistake. */
export async function discardDraft(
  app: App,
  id: string,
  now: Date,
): Promise<"discarded" | "busy" | "not-found"> {
  const draft = await findImportDraft(app.db, id, now.toISOString());
  if (!draft) return "not-found";
  if (draft.state === "done") return draft.runId === null ? "discarded" : "busy";
  const gone = { state: "done", fileEncrypted: null, choicesEncrypted: null } as const;
  return (await updateFreeDraft(app.db, id, gone, now.toISOString())) ? "discarded" : "busy";
}
