import { findLastCustodyChange } from "#db/repositories/custody";
import { countInLine } from "#db/repositories/line";
import { findCurrentStay, findPrisoner } from "#db/repositories/prisoners";
import { findAllSanctions } from "#db/repositories/sanctions";
import { daysFromTo } from "~/domain/dates/instants";
import { hasAddress } from "~/domain/facilities/address-block";
import { custodyRuling } from "~/domain/prisoners/custody";
import { isInForce, sanctionsInForce } from "~/domain/prisoners/sanctions";
import type { App } from "~/platform/app.server";
import { asSanction } from "./sanctions.server";

/** What custody makes of letters and parcels today and why, sanctions in force, and the last change; for the desk's page. */
export async function readCustodySection({ db }: App, prisonerId: string, now: Date) {
  const today = now.toISOString().slice(0, 10);
  const prisoner = await findPrisoner(db, prisonerId);
  const stay = await findCurrentStay(db, prisonerId);
  const rows = await findAllSanctions(db, prisonerId);
  const change = await findLastCustodyChange(db, prisonerId);
  const confirmedOn = stay?.confirmedOn ?? null;
  const ruling = custodyRuling({
    status: prisoner?.status ?? "unknown",
    sanctions: sanctionsInForce(rows.map(asSanction), today),
    daysSinceConfirmed: confirmedOn === null ? null : Math.max(0, daysFromTo(confirmedOn, today)),
    hasAddress: stay !== undefined && hasAddress(stay),
  });
  return {
    prisonerId,
    status: prisoner?.status ?? ("unknown" as const),
    ...ruling,
    inLine: await countInLine(db, prisonerId),
    sanctions: rows
      .filter((row) => isInForce(asSanction(row), today))
      .map((row) => ({ ...asSanction(row), id: row.id, source: row.source, isInForce: true })),
    change: change ? { id: change.id, kind: change.kind, on: change.recordedAt.slice(0, 10) } : null,
  };
}
