import type { Tx } from "#db/connection.server";
import { recordServerDeed } from "~/features/audit/record.server";

/** Keeps that a command took a list over; null: it changed nothing. */
export async function recordImport(tx: Tx, runId: number | null, now: Date): Promise<void> {
  if (runId === null) return;
  await recordServerDeed(tx, { action: "list-imported", detail: { run: runId } }, now);
}
