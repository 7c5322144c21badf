import { findPacker } from "#db/repositories/parcel-packers";
import { openNeeds } from "~/features/family/needs.server";
import type { App } from "~/platform/app.server";
import { isCancellable } from "./cancel.server";
import { judgeOf } from "./course.server";
import { readCase } from "./facts.server";
import { openItems } from "./open-items.server";
import { lineOf } from "./parcel-line";

/** One entry for the desk: how it stands, what goes in, and whether somebody packs it. Null: not this prisoner's. */
export async function readDeskParcel(app: App, prisonerId: string, parcelId: string, now: Date) {
  const found = await readCase(app, app.db, prisonerId, now);
  const row = found?.rows.find(({ id }) => id === parcelId);
  if (!found || !row) return null;
  const answer = row.state === "planned" || row.state === "packed" ? judgeOf(found, row) : null;
  return {
    ...lineOf(found, row),
    prisonerId,
    who: row.who,
    weighedGrams: row.weighedGrams,
    sentOn: row.sentOn,
    endedOn: row.endedOn,
    endedPrecision: row.endedPrecision,
    refusal: row.refusal,
    isCancellable: isCancellable(row),
    isPackerThere: (await findPacker(app.db, row.id)) !== undefined,
    ...(await openNeeds(app, prisonerId)),
    items: await openItems(app, found, row, null),
    conflict: answer && answer.answer !== "yes" ? { answer: answer.answer, because: answer.reason } : null,
  };
}

export type DeskParcel = NonNullable<Awaited<ReturnType<typeof readDeskParcel>>>;
