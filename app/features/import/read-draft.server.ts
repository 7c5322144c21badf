import type { Row } from "#db/schema";
import type { FileMapping } from "~/domain/import/kinds";
import type { App } from "~/platform/app.server";
import { openFile } from "./draft-file.server";
import { kinds } from "./kinds.server";

type Reading = ReturnType<(typeof kinds)["prisoners"]["read"]>;

/** What was read last; who shows a plan in a thread and then carries it out reads the file once. */
let last: { of: string; reading: Reading } | null = null;

/** The rows of a waiting file as of the day of `now`; null when it was imported already. */
export function readDraft(
  app: App,
  draft: Row<"importDraft">,
  mapping: FileMapping,
  now: Date,
): Reading | null {
  const { id, kind, fileEncrypted } = draft;
  if (fileEncrypted === null) return null;
  const of = JSON.stringify([id, kind, now.toISOString().slice(0, 10), mapping]);
  if (last?.of === of) return last.reading;
  const bytes = openFile(app.crypto, draft);
  if (!bytes) return null;
  last = { of, reading: kinds[kind].read(bytes, mapping, now) };
  return last.reading;
}

/** To be called once a file is done with. */
export function forgetDraft(): void {
  last = null;
}
