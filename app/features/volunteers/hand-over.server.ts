import type { Tx } from "#db/connection.server";
import { findCorrespondence } from "#db/repositories/correspondence";
import { lockLoads } from "#db/repositories/load";
import { findSuccession, updateSuccession } from "#db/repositories/successions";
import { findAllOpenOf, lockVolunteers } from "#db/repositories/writers";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import { recordDeed } from "~/features/audit/record.server";
import { retrying, StaleRow } from "~/features/correspondence/change.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";
import { giveBack, openSuccession, sealNote } from "./succession.server";

export interface HandOver {
  /** What is handed over, each with the day of its last letter as the page showed it; null while there was none. */
  chosen: readonly { id: string; lastLetterOn: string | null }[];
  note: string;
  key: string;
}

type HandOverRefusal = { ok: false; reason: "not-found" | "ended" | "letter-meanwhile" };
export type HandedOver = { ok: true; people: number } | HandOverRefusal;

/**
 * Ends a writer's part with those chosen and opens succession for each with the same note. All or nothing: what ended
 * meanwhile, or got a letter since the page was made, refuses the whole. The same form twice is one hand-over.
 */
export async function handOver(
  app: App,
  viewer: Viewer,
  personId: string,
  form: HandOver,
  now: Date,
): Promise<HandedOver> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const sent = { purpose: `hand over ${personId}`, personId: viewer.personId, key: form.key };
      const { result } = await once(tx, sent, now, async () => {
        await lockVolunteers(tx, [personId]);
        const rows = chosenOf(await findAllOpenOf(tx, personId), form.chosen);
        await handOverRows(app, tx, rows, form.note, now);
        for (const { prisonerId } of rows) {
          await recordDeed(tx, viewer, { action: "letters-handed-over", prisonerId }, now);
        }
        const people = rows.length;
        const deed = { action: "volunteer-handed-over", subjectId: personId, detail: { people } } as const;
        await recordDeed(tx, viewer, deed, now);
        return String(people);
      });
      return { ok: true, people: Number(result) };
    }),
  );
}

/** The same for rows of one writer whose profile is locked: the loads are locked here, in one go. */
export async function handOverRows(
  app: App,
  tx: Tx,
  rows: readonly Row<"correspondence">[],
  note: string,
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await lockLoads(
    tx,
    rows.map(({ prisonerId }) => prisonerId),
  );
  for (const row of rows) await openSuccession(app, tx, row, note, now);
}

/** The chosen rows, each once however often a form names it. */
function chosenOf(open: readonly Row<"correspondence">[], chosen: HandOver["chosen"]) {
  for (const { id, lastLetterOn } of chosen) {
    const row = open.find((each) => each.id === id);
    if (!row) throw new Refused<HandedOver>({ ok: false, reason: "ended" });
    if (row.lastLetterOn !== lastLetterOn)
      throw new Refused<HandedOver>({ ok: false, reason: "letter-meanwhile" });
  }
  return open.filter((row) => chosen.some(({ id }) => id === row.id));
}

export type TakenBack =
  | { ok: true; became: "restored" | "over" }
  | { ok: false; reason: "not-found" | "withdrawn" | "taken" | "capacity-full" };

/**
 * Takes a hand-over back while nobody has taken the place: its note goes, and the writer has their part again where
 * that can be (`restored`); where the account is closed, letters have ended, it went on by itself or they had left by
 * themselves, only the succession ends (`over`).
 */
export async function takeBack(app: App, viewer: Viewer, id: string, now: Date): Promise<TakenBack> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const found = await findSuccession(tx, id);
      if (!found) return { ok: false, reason: "not-found" };
      const { prisonerId, fromId, personId } = found;
      if (personId !== null) await lockVolunteers(tx, [personId]);
      await lockLoads(tx, [prisonerId]);
      const { taken, withdrawnAt, rowVersion } = (await findSuccession(tx, id)) ?? found;
      if (withdrawnAt !== null) return { ok: false, reason: "withdrawn" };
      if (taken === 1) return { ok: false, reason: "taken" };
      const former = fromId === null ? undefined : await findCorrespondence(tx, fromId);
      const became = former && found.byWriter === 0 ? await giveBack(tx, former, found, now) : "over";
      if (became === "capacity-full") throw new Refused<TakenBack>({ ok: false, reason: became });
      const end = { withdrawnAt: now.toISOString(), noteEncrypted: null };
      if (!(await updateSuccession(tx, { id, rowVersion }, end))) throw new StaleRow();
      await recordDeed(tx, viewer, { action: "hand-over-withdrawn", prisonerId }, now);
      return { ok: true, became };
    }),
  );
}

export type NoteKept =
  | { ok: true }
  | { ok: false; reason: "not-found" | "over" | "changed"; note?: string | null };

/** Words for the next writer, while the succession is open; refused when somebody else wrote some since `version`. */
export async function keepNote(
  app: App,
  viewer: Viewer,
  id: string,
  { note, version }: { note: string; version: number },
  now: Date,
): Promise<NoteKept> {
  return retrying(app.db, async (tx) => {
    const found = await findSuccession(tx, id);
    if (!found) return { ok: false, reason: "not-found" };
    if (!isOpen(found)) return { ok: false, reason: "over" };
    const change = { noteEncrypted: sealNote(app, id, note) };
    if (!(await updateSuccession(tx, { id, rowVersion: version }, change))) {
      return { ok: false, reason: "changed" };
    }
    await recordDeed(tx, viewer, { action: "hand-over-note", prisonerId: found.prisonerId }, now);
    return { ok: true };
  });
}

/** Whether a succession still waits for somebody. */
export function isOpen({
  withdrawnAt,
  taken,
  formerState,
}: Pick<
  NonNullable<Awaited<ReturnType<typeof findSuccession>>>,
  "withdrawnAt" | "taken" | "formerState"
>): boolean {
  return withdrawnAt === null && taken === 0 && (formerState === null || formerState === "closed");
}
