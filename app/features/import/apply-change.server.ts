import type { Tx } from "#db/connection.server";
import { insertAll } from "#db/repositories/bulk";
import {
  endCurrentStay,
  findConsent,
  findCurrentStay,
  findPrisoner,
  insertConsent,
  insertStatusChange,
  insertStay,
  updatePrisoner,
} from "#db/repositories/prisoners";
import { updateRecognition } from "#db/repositories/recognitions";
import type { RowChange } from "#db/schema";
import { unknownDate } from "~/domain/import/dates";
import type { ImportField } from "~/domain/import/fields";
import type { Change } from "~/domain/import/plan";
import { isOver } from "~/domain/prisoners/custody";
import { recordCustody } from "~/features/custody/record.server";
import {
  columnsOf,
  consentRow,
  facilityIdOf,
  hasStay,
  type Run,
  recognitionRow,
  statusRow,
  stayRow,
} from "./rows";

/** Takes over what the list changed about a person, and only that; the stored load is left to the caller. */
export async function applyChange(tx: Tx, change: Change, run: Run): Promise<void> {
  const { facts, rowDigest } = change;
  await applyFields(tx, change, run);
  await updateRecognition(tx, run.list.list, facts.externalId, {
    url: facts.url,
    rowDigest,
    seenAt: run.now.toISOString(),
  });
}

/** Somebody known from elsewhere is named by this list too; the stored load is left to the caller. */
export async function applyRecognition(tx: Tx, change: Change, run: Run): Promise<void> {
  await applyFields(tx, change, run);
  await insertAll(tx, "recognition", [recognitionRow(change.prisonerId, change, run)]);
}

async function applyFields(tx: Tx, change: Change, run: Run): Promise<void> {
  const { prisonerId, facts, fields } = change;
  const columns: Partial<Record<ImportField, RowChange<"prisoner">>> = columnsOf(facts);
  const changed: RowChange<"prisoner"> = Object.assign({}, ...fields.map((field) => columns[field]));
  if (Object.keys(changed).length > 0) await updatePrisoner(tx, prisonerId, changed);
  if (!(await endCustody(tx, change, run))) {
    if (fields.includes("status")) await insertStatusChange(tx, statusRow(prisonerId, facts, run));
    if (fields.includes("place") || fields.includes("status")) await changeStay(tx, change, run);
  }
  if (fields.includes("letters")) await changeConsent(tx, change, run);
}

/** Whether the list says of somebody that custody is over: then their letters are. */
export function saysOver({ fields, facts }: Change): boolean {
  return fields.includes("status") && isOver(facts.status);
}

/** A release or death that is news ends letters as if the desk had recorded it. False: there is no such news. */
async function endCustody(tx: Tx, change: Change, { list, now }: Run): Promise<boolean> {
  const { prisonerId, facts } = change;
  const stands = (await findPrisoner(tx, prisonerId))?.status ?? "died";
  if (!saysOver(change) || stands === "died" || stands === facts.status) return false;
  const kind = facts.status === "died" ? "died" : "released";
  await recordCustody(
    tx,
    prisonerId,
    { kind, since: facts.since },
    { source: list.title, moveReportId: null },
    now,
  );
  return true;
}

/** When the person moved the list does not say; only a release or a death dates the end of a stay. */
async function changeStay(tx: Tx, { prisonerId, facts, fields, facility }: Change, run: Run): Promise<void> {
  const { date: untilDate, precision: untilPrecision } = isOver(facts.status) ? facts.since : unknownDate;
  if (!hasStay(facts.status)) return endCurrentStay(tx, prisonerId, { untilDate, untilPrecision });
  const stay = await findCurrentStay(tx, prisonerId);
  const facilityId = facilityIdOf(facility, run);
  if (stay !== undefined && (!fields.includes("place") || stay.facilityId === facilityId)) return;
  await endCurrentStay(tx, prisonerId, { untilDate, untilPrecision });
  await insertStay(tx, stayRow(prisonerId, facilityId, run));
}

/** What the person, a relative or a lawyer said stands above what a list says. */
async function changeConsent(tx: Tx, { prisonerId, facts }: Change, run: Run): Promise<void> {
  const consent = await findConsent(tx, prisonerId, "letters");
  if (consent === undefined || consent.givenBy === "list") {
    await insertConsent(tx, consentRow(prisonerId, facts, run));
  }
}
