import type { Tx } from "#db/connection.server";
import { insertPrisonerEdit, markEditUndone, updatePrisonerAsRead } from "#db/repositories/prisoner-edits";
import type { Row, RowChange } from "#db/schema";
import { searchKey } from "~/domain/prisoners/names";
import {
  decideUndo,
  differingFields,
  type PlainFacts,
  partOf,
  type UndoVerdict,
} from "~/domain/prisoners/plain-facts";
import { StaleRow } from "~/features/correspondence/change.server";
import { refreshPrisonerLoad } from "./load.server";

/** A stored prisoner's plain facts. */
export function plainFactsOf(row: Row<"prisoner">): PlainFacts {
  const { name, nameDative, nameLatin, gender, about, articles, penalty, target, cap } = row;
  return {
    ...{ name, nameDative, nameLatin, gender, about, articles, penalty, target, cap },
    birth: { date: row.birthDate, precision: row.birthPrecision },
    languages: row.languageMask,
    hideLoad: row.hideLoad === 1,
  };
}

/** The columns these facts are stored in. */
export function columnsOfFacts({ birth, languages, hideLoad, ...facts }: PlainFacts) {
  return {
    ...facts,
    nameSearch: searchKey(facts.name),
    birthDate: birth.date,
    birthPrecision: birth.precision,
    languageMask: languages,
    hideLoad: hideLoad ? 1 : 0,
  } satisfies RowChange<"prisoner">;
}

/**
 * Writes facts over what was read, with the way back; the stored load follows. Answers the edit's id, null where
 * nothing differs. The caller holds the load ({@link lockLoads}) and runs in `retrying`: throws {@link StaleRow} when
 * the row changed since it was read. `batch` is shared by changes made as one.
 */
export async function applyFacts(
  tx: Tx,
  read: Row<"prisoner">,
  facts: PlainFacts,
  now: Date,
  batch: string | null = null,
): Promise<number | null> {
  const former = plainFactsOf(read);
  const fields = differingFields(former, facts);
  if (fields.length === 0) return null;
  if (!(await updatePrisonerAsRead(tx, read, columnsOfFacts(facts)))) throw new StaleRow();
  const id = await insertPrisonerEdit(tx, {
    prisonerId: read.id,
    fieldsBefore: JSON.stringify(partOf(former, fields)),
    fieldsAfter: JSON.stringify(partOf(facts, fields)),
    recordedAt: now.toISOString(),
    batch,
    undoneAt: null,
  });
  await refreshPrisonerLoad(tx, read.id, now);
  return id;
}

/** Takes a change back while its fields still hold what it wrote; as {@link applyFacts} otherwise. */
export async function undoFacts(
  tx: Tx,
  read: Row<"prisoner">,
  edit: Row<"prisonerEdit">,
  now: Date,
): Promise<UndoVerdict> {
  const verdict = decideUndo({ ...partsOfEdit(edit), isUndone: edit.undoneAt !== null }, plainFactsOf(read));
  if (!verdict.ok) return verdict;
  if (!(await markEditUndone(tx, edit.id, now.toISOString()))) throw new StaleRow();
  if (!(await updatePrisonerAsRead(tx, read, columnsOfFacts(verdict.facts)))) throw new StaleRow();
  await refreshPrisonerLoad(tx, read.id, now);
  return verdict;
}

/** The fields of a kept change before and after it. */
export function partsOfEdit(edit: Pick<Row<"prisonerEdit">, "fieldsBefore" | "fieldsAfter">) {
  return {
    before: JSON.parse(edit.fieldsBefore) as Partial<PlainFacts>,
    after: JSON.parse(edit.fieldsAfter) as Partial<PlainFacts>,
  };
}
