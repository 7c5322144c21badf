import { lockLoads } from "#db/repositories/load";
import { findPrisoner } from "#db/repositories/prisoners";
import {
  endSanction,
  findAllSanctions,
  findSanction,
  insertSanction,
  voidSanction,
} from "#db/repositories/sanctions";
import type { Row } from "#db/schema";
import type { Viewer } from "~/domain/access/roles";
import type { PartialDate } from "~/domain/dates/partial-date";
import { decideSanction, isInForce, type Sanction, type SanctionVerdict } from "~/domain/prisoners/sanctions";
import { recordDeed } from "~/features/audit/record.server";
import { retrying } from "~/features/correspondence/change.server";
import { pauseForSanction } from "~/features/parcels/custody.server";
import type { App } from "~/platform/app.server";
import { once } from "~/platform/forms/once.server";
import { Refused, refusable } from "~/platform/forms/refused";

type Missing = { ok: false; reason: "not-found" };
type Refusal = Extract<SanctionVerdict, { ok: false }>;

/** Notes a sanction. Of two at once the second is judged beside the first; the same form twice is one. */
export async function noteSanction(
  app: App,
  viewer: Viewer,
  prisonerId: string,
  { source, key, ...sanction }: Sanction & { source: string; key: string },
  now: Date,
): Promise<{ ok: true } | Refusal | Missing> {
  return refusable(() =>
    retrying(app.db, async (tx) => {
      const prisoner = await findPrisoner(tx, prisonerId);
      if (!prisoner || prisoner.mergedInto !== null) return { ok: false, reason: "not-found" };
      const sent = { purpose: `sanction ${prisonerId}`, personId: viewer.personId, key };
      await once(tx, sent, now, async () => {
        await lockLoads(tx, [prisonerId]);
        const others = (await findAllSanctions(tx, prisonerId)).map(asSanction);
        const verdict = decideSanction(sanction, others, now.toISOString());
        if (!verdict.ok) throw new Refused(verdict);
        const { kind, from, until } = sanction;
        await recordDeed(tx, viewer, { action: "sanction-noted", prisonerId, detail: { kind } }, now);
        const id = await insertSanction(tx, {
          ...{ prisonerId, kind, source, recordedAt: now.toISOString(), voidedAt: null },
          ...{ fromDate: from.date, fromPrecision: from.precision },
          ...{ untilDate: until.date, untilPrecision: until.precision },
        });
        await pauseForSanction(app, tx, prisonerId, now);
        return String(id);
      });
      return { ok: true };
    }),
  );
}

interface Which {
  prisonerId: string;
  id: number;
}

/** Says when a sanction ended, or corrects that. */
export async function sayEnd(
  app: App,
  viewer: Viewer,
  { prisonerId, id }: Which,
  until: PartialDate,
  now: Date,
): Promise<{ ok: true } | Refusal | Missing> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const all = await findAllSanctions(tx, prisonerId);
    const row = all.find((each) => each.id === id);
    if (!row) return { ok: false, reason: "not-found" };
    const others = all.filter((each) => each.id !== id).map(asSanction);
    const verdict = decideSanction({ ...asSanction(row), until }, others, now.toISOString());
    if (!verdict.ok) return verdict;
    await endSanction(tx, id, { untilDate: until.date, untilPrecision: until.precision });
    await recordDeed(tx, viewer, { action: "sanction-ended", prisonerId, detail: { kind: row.kind } }, now);
    return { ok: true };
  });
}

/** It was not so. Doing it twice is no mistake. */
export async function withdrawSanction(
  app: App,
  viewer: Viewer,
  { prisonerId, id }: Which,
  now: Date,
): Promise<{ ok: true } | Missing> {
  return retrying(app.db, async (tx) => {
    await lockLoads(tx, [prisonerId]);
    const row = await findSanction(tx, prisonerId, id);
    if (!row) return { ok: false, reason: "not-found" };
    if (row.voidedAt !== null) return { ok: true };
    await voidSanction(tx, id, now.toISOString());
    await recordDeed(
      tx,
      viewer,
      { action: "sanction-withdrawn", prisonerId, detail: { kind: row.kind } },
      now,
    );
    return { ok: true };
  });
}

/** The sanctions of a prisoner, newest first, and who it is; null when there is nobody. */
export async function readSanctions(app: App, prisonerId: string, now: Date) {
  const prisoner = await findPrisoner(app.db, prisonerId);
  if (!prisoner || prisoner.mergedInto !== null) return null;
  const today = now.toISOString().slice(0, 10);
  const rows = await findAllSanctions(app.db, prisonerId);
  return {
    prisoner: { id: prisoner.id, name: prisoner.name, nameLatin: prisoner.nameLatin },
    sanctions: rows.map((row) => ({
      ...asSanction(row),
      id: row.id,
      source: row.source,
      isInForce: isInForce(asSanction(row), today),
    })),
  };
}

/** A stored sanction as the rules read it. */
export function asSanction(row: Row<"sanction">): Sanction {
  return {
    kind: row.kind,
    from: { date: row.fromDate, precision: row.fromPrecision },
    until: { date: row.untilDate, precision: row.untilPrecision },
  };
}
