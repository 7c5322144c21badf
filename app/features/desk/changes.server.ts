import { findPrisoner } from "#db/repositories/prisoners";
import { findChangePage, findDeeds, findEdits, findStatusChanges } from "#db/repositories/story";
import type { Row } from "#db/schema";
import { type DeedCode, deeds } from "~/domain/desk/deeds";
import { decideUndo, type PlainFacts, type PlainField, plainFields } from "~/domain/prisoners/plain-facts";
import type { Status } from "~/domain/prisoners/statuses";
import { partsOfEdit, plainFactsOf } from "~/features/prisoners/plain-facts.server";
import type { App } from "~/platform/app.server";

const PAGE = 20;

/** One line of what was changed about somebody. */
export type ChangeLine = { id: number; on: string } & (
  | { kind: "deed"; code: DeedCode | null; detail: Record<string, string | number> }
  | {
      kind: "edit";
      fields: { field: PlainField; before: Partial<PlainFacts>; after: Partial<PlainFacts> }[];
      undoneOn: string | null;
      canUndo: boolean;
    }
  | {
      kind: "status";
      status: Status;
      sinceDate: string | null;
      sincePrecision: Row<"stay">["fromPrecision"];
      voided: boolean;
    }
);

/** A page of what the desk and the lists changed about somebody, newest first; pages count from 1. */
export async function listChanges(app: App, prisonerId: string, page: number) {
  const range = { offset: (page - 1) * PAGE, limit: PAGE + 1 };
  const keys = await findChangePage(app.db, prisonerId, range);
  const shown = keys.slice(0, PAGE);
  const idsOf = (kind: string) => shown.filter((each) => each.kind === kind).map(({ id }) => id);
  const prisoner = await findPrisoner(app.db, prisonerId);
  const lines: ChangeLine[] = [
    ...(await findDeeds(app.db, idsOf("deed"))).map(deedLine),
    ...(await findEdits(app.db, idsOf("edit"))).map((edit) => editLine(edit, prisoner)),
    ...(await findStatusChanges(app.db, idsOf("status"))).map(statusLine),
  ];
  return {
    lines: shown.flatMap(({ kind, id }) => lines.find((line) => line.kind === kind && line.id === id) ?? []),
    page,
    hasMore: keys.length > PAGE,
  };
}

function deedLine({
  id,
  action,
  detail,
  recordedAt,
}: Pick<Row<"auditEntry">, "id" | "action" | "detail" | "recordedAt">): ChangeLine {
  const code = deeds.find((each) => each === action) ?? null;
  return {
    id,
    kind: "deed",
    code,
    detail: detail === null ? {} : JSON.parse(detail),
    on: recordedAt.slice(0, 10),
  };
}

function editLine(edit: Row<"prisonerEdit">, prisoner: Row<"prisoner"> | undefined): ChangeLine {
  const { before, after } = partsOfEdit(edit);
  const isUndone = edit.undoneAt !== null;
  const canUndo =
    prisoner !== undefined && decideUndo({ before, after, isUndone }, plainFactsOf(prisoner)).ok;
  const fields = plainFields.filter((field) => field in after);
  return {
    id: edit.id,
    kind: "edit",
    on: edit.recordedAt.slice(0, 10),
    fields: fields.map((field) => ({
      field,
      before: { [field]: before[field] },
      after: { [field]: after[field] },
    })),
    undoneOn: edit.undoneAt?.slice(0, 10) ?? null,
    canUndo,
  };
}

function statusLine({
  id,
  status,
  sinceDate,
  sincePrecision,
  recordedAt,
  voidedAt,
}: Row<"statusChange">): ChangeLine {
  const since = { sinceDate, sincePrecision };
  return { id, kind: "status", status, ...since, on: recordedAt.slice(0, 10), voided: voidedAt !== null };
}
