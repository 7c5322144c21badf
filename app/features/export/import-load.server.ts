import { inTransaction, type Tx } from "#db/connection.server";
import { insertFinishedRun } from "#db/repositories/bulk-runs";
import { lockLoads } from "#db/repositories/load";
import {
  findLoadTellers,
  findRecognisedLoads,
  loadText,
  saveExternalLoads,
} from "#db/repositories/load-exchange";
import type { Viewer } from "~/domain/access/roles";
import { dayOf } from "~/domain/dates/instants";
import { type LoadRefusal, loadColumns, readLoadRow, type TheirLoad } from "~/domain/export/load-exchange";
import { recordOf, type Table, type Unreadable } from "~/domain/import/table";
import { recordDeed, recordServerDeed } from "~/features/audit/record.server";
import { readTable } from "~/features/import/read-table.server";
import { refreshPrisonerLoads } from "~/features/prisoners/load.server";
import type { App } from "~/platform/app.server";
import { randomId } from "~/platform/crypto/random.server";
import { findOwnMark } from "./load.server";

export interface LoadReport {
  changed: number;
  unchanged: number;
  /** Told of an earlier day than what is stored; what is stored stays. */
  older: number;
  /** Lines whose list and id nobody here is recognised by. */
  unknown: number[];
  refused: { line: number; reason: LoadRefusal | "unreadable" }[];
  /** The deed by which all of it can be taken back; null where nothing changed or nothing was written. */
  runId: string | null;
}

export type LoadImport =
  | { ok: true; report: LoadReport }
  | { ok: false; reason: "own-file" }
  | ({ ok: false } & Unreadable);

type Line = { line: number; load: TheirLoad };
type Change = { prisonerId: string; band: TheirLoad["band"]; asOf: string; before: string };

const CHUNK = 500;

/** The names by which load was told before: the same campaign keeps the same one. */
export function listLoadTellers({ db }: Pick<App, "db">): Promise<string[]> {
  return findLoadTellers(db);
}

/**
 * Takes over the load another campaign tells of, in one transaction: matched by list and id, as what `from` says. The
 * same file again changes nothing, an older one writes over nothing newer, and our own file is no news.
 * `by` is who did it; null for a command.
 */
export async function importLoad(
  { db }: Pick<App, "db">,
  file: { bytes: Uint8Array; from: string; dryRun: boolean; by: Viewer | null },
  now: Date,
): Promise<LoadImport> {
  const reading = readTable(file.bytes);
  if (!reading.ok) return reading;
  const { header } = reading.table;
  const columns = loadColumns.filter((column) => column !== "campaign" && !header.includes(column));
  if (columns.length > 0) return { ok: false, reason: "missing-columns", columns };
  const { lines, refused } = readLines(reading.table, dayOf(now.toISOString()));
  const own = await findOwnMark(db);
  if (own !== null && lines.some(({ load }) => load.campaign === own))
    return { ok: false, reason: "own-file" };
  if (file.dryRun) return { ok: true, report: { ...(await plan(db, lines, file.from)).report, refused } };
  return inTransaction(db, async (tx) => {
    const { changes, report } = await plan(tx, lines, file.from);
    const runId = changes.length > 0 ? await apply(tx, changes, file, now) : null;
    return { ok: true, report: { ...report, refused, runId } };
  });
}

function readLines({ header, rows }: Table, today: string) {
  const lines: Line[] = [];
  const refused: LoadReport["refused"] = [];
  for (const row of rows) {
    const told = recordOf(header, row);
    const record = told.ok
      ? Object.fromEntries(header.map((name, at) => [name, told.cells[at] ?? ""]))
      : null;
    const read = record ? readLoadRow(record, today) : ({ ok: false, reason: "unreadable" } as const);
    if (read.ok) lines.push({ line: row.line, load: read.load });
    else refused.push({ line: row.line, reason: read.reason });
  }
  return { lines, refused };
}

/** What would change, each person once: of several lines about one the newest, and of those the largest band. */
async function plan(tx: Tx, lines: readonly Line[], from: string) {
  const lists = [...new Set(lines.map(({ load }) => load.list))];
  const known = new Map(
    (await findRecognisedLoads(tx, lists, from)).map((row) => [keyOf(row), row] as const),
  );
  const told = new Map<string, Change>();
  const unknown: number[] = [];
  for (const { line, load } of lines) {
    const row = known.get(keyOf(load));
    if (!row) {
      unknown.push(line);
      continue;
    }
    const change = { prisonerId: row.prisonerId, band: load.band, asOf: load.asOf, before: loadText(row) };
    const other = told.get(row.prisonerId);
    if (!other || isNewer(change, other)) told.set(row.prisonerId, change);
  }
  const differing = [...told.values()].filter((change) => loadText(change) !== change.before);
  const changes = differing.filter(
    ({ before, asOf }) => before === "" || (before.split(" ")[1] ?? "") <= asOf,
  );
  const report: LoadReport = {
    changed: changes.length,
    unchanged: told.size - differing.length,
    older: differing.length - changes.length,
    unknown,
    refused: [],
    runId: null,
  };
  return { changes, report };
}

async function apply(
  tx: Tx,
  changes: readonly Change[],
  { from, by }: { from: string; by: Viewer | null },
  now: Date,
): Promise<string> {
  const ids = changes.map(({ prisonerId }) => prisonerId).sort();
  for (let at = 0; at < ids.length; at += CHUNK) await lockLoads(tx, ids.slice(at, at + CHUNK));
  await saveExternalLoads(
    tx,
    changes.map(({ prisonerId, band, asOf }) => ({ prisonerId, list: from, band, asOf })),
  );
  await refreshPrisonerLoads(tx, ids, now);
  const id = randomId();
  const run = { id, kind: "load" as const, change: JSON.stringify({ kind: "load", from }) };
  const startedAt = now.toISOString();
  await insertFinishedRun(
    tx,
    { ...run, startedAt, chosen: changes.length, undoneAt: null },
    changes.map((change) => ({
      prisonerId: change.prisonerId,
      valueBefore: change.before,
      valueAfter: loadText(change),
    })),
  );
  const deed = { action: "load-imported", detail: { rows: changes.length } } as const;
  await (by ? recordDeed(tx, by, deed, now) : recordServerDeed(tx, deed, now));
  return id;
}

const sizes: Record<TheirLoad["band"], number> = { none: 0, "one-or-two": 1, "three-or-more": 2 };

function isNewer(one: Change, other: Change): boolean {
  return one.asOf === other.asOf ? sizes[one.band] > sizes[other.band] : one.asOf > other.asOf;
}

function keyOf({ list, externalId }: { list: string; externalId: string }): string {
  return `${list}\n${externalId}`;
}
