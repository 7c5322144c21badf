import type { Tx } from "#db/connection.server";
import type { Answers, FileMapping, ImportKindName, PlanCounts } from "~/domain/import/kinds";
import type { Table, Unreadable } from "~/domain/import/table";
import type { App } from "~/platform/app.server";
import type { Progress } from "~/platform/jobs/thread.server";
import { lettersKind } from "./letters-kind.server";
import { pairsKind } from "./pairs-kind.server";
import type { PlanView } from "./plan-view";
import { prisonersKind } from "./prisoners-kind.server";

/** One kind of file: how its columns are told, what it would do, and how that is carried out. */
export interface ImportKind {
  /** What a column may say, in the order in which a choice offers it. */
  fields: readonly string[];
  /** What the columns seem to say; `list` is empty where they do not tell the list. */
  guess: (table: Table) => FileMapping;
  /** The word a list of that title is known by. */
  listOf: (title: string) => string;
  /** Why a file with such columns cannot be read; null when it can. */
  problem: (mapping: FileMapping) => Unreadable | null;
  /** Reads the rows, as of `now`; nothing is written or looked up yet. */
  read: (
    bytes: Uint8Array,
    mapping: FileMapping,
    now: Date,
  ) => ({ ok: true } & RowsRead) | ({ ok: false } & Unreadable);
}

/** Where a plan is made; `toWrite`: it may be carried out there, so what it rests on is held still. */
export interface PlanPlace {
  app: App;
  tx: Tx;
  toWrite: boolean;
}

export interface RowsRead {
  /** Compares the rows with what is known in this transaction. */
  plan: (place: PlanPlace, answers: Answers) => Promise<Planned>;
}

/** What an import would do, made in the transaction that may carry it out. */
export interface Planned {
  counts: PlanCounts;
  /** A text that is the same exactly when the same would be done. */
  fingerprint: () => string;
  /** What a page shows of it; `from` counts the changed rows before those listed. */
  view: (from: number) => Promise<PlanView>;
  /** Carries it out and answers the id of the run. */
  apply: (now: Date, progress: Progress) => Promise<number>;
}

export const kinds: Record<ImportKindName, ImportKind> = {
  prisoners: prisonersKind,
  pairs: pairsKind,
  letters: lettersKind,
};
