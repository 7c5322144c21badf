import type { Tx } from "#db/connection.server";
import { findOverridesAmong, findParcelFacts } from "#db/repositories/parcel-facts";
import { findLedgers } from "#db/repositories/parcels";
import type { Row } from "#db/schema";
import { dateAt, daysFromTo } from "~/domain/dates/instants";
import { hasAddress } from "~/domain/facilities/address-block";
import type { ParcelFacts, ParcelPerson, ParcelStay } from "~/domain/parcels/allowance-types";
import { russia } from "~/domain/parcels/countries/ru";
import type { ParcelOverride } from "~/domain/parcels/overrides";
import { notePlaceOf } from "~/features/overrides/overrides.server";
import type { App } from "~/platform/app.server";
import { readCounted } from "./counted.server";
import { asLedger } from "./ledger";

type Found = Awaited<ReturnType<typeof findParcelFacts>>;

/** Somebody with all that decides about their parcels. */
export interface ParcelCase {
  prisoner: Row<"prisoner">;
  /** The stay that goes on, with its place. */
  stay: Found["stays"][number] | null;
  /** Cancelled entries too. */
  rows: Row<"parcel">[];
  facts: ParcelFacts;
  /** Whether whoever brings things may be told sizes. */
  mayTellSizes: boolean;
}

/** The case of one prisoner; null when there is nobody, or another record took their place. */
export async function readCase(app: App, tx: Tx, prisonerId: string, now: Date): Promise<ParcelCase | null> {
  return (await readCases(app, tx, [prisonerId], now)).get(prisonerId) ?? null;
}

/** The cases of several prisoners, with a query for each table and not for each person. */
export async function readCases(
  app: App,
  tx: Tx,
  prisonerIds: readonly string[],
  now: Date,
): Promise<Map<string, ParcelCase>> {
  const found = await findParcelFacts(tx, prisonerIds);
  const by = {
    stays: grouped(found.stays),
    sanctions: grouped(found.sanctions),
    consents: grouped(found.consents),
    conditions: grouped(found.conditions),
    counted: grouped(found.facts),
    rows: grouped(await findLedgers(tx, prisonerIds)),
  };
  const overrides = await readParcelOverrides(app, tx, found);
  const today = todayOf(now);
  const cases = new Map<string, ParcelCase>();
  for (const prisoner of found.prisoners) {
    const { id } = prisoner;
    const stays = by.stays.get(id) ?? [];
    const stay = stays.find(({ current }) => current === 1) ?? null;
    const rows = by.rows.get(id) ?? [];
    const consents = by.consents.get(id) ?? [];
    const consentTo = (purpose: string) =>
      consents.findLast((each) => each.purpose === purpose)?.state ?? null;
    const counted = by.counted.get(id)?.at(-1);
    const person: ParcelPerson = {
      gender: prisoner.gender,
      birth: { date: prisoner.birthDate, precision: prisoner.birthPrecision },
      status: prisoner.status,
      hasAddress: stay !== null && hasAddress(stay),
      daysSinceConfirmed: stay?.confirmedOn ? daysFromTo(stay.confirmedOn, today) : null,
      consent: consentTo("parcels"),
      ...(counted ? readCounted(app, counted) : nothingCounted),
      conditions: by.conditions.get(id) ?? [],
    };
    const facts: ParcelFacts = {
      rules: russia,
      overrides: [
        ...(stay?.facilityId ? (overrides.get(stay.facilityId) ?? []) : []),
        ...(overrides.get(id) ?? []),
      ],
      stays: stays.map(asStay),
      sanctions: (by.sanctions.get(id) ?? []).map(asSanction),
      person,
      ledger: asLedger(rows),
      today,
      parcelDays: null,
    };
    cases.set(id, { prisoner, stay, rows, facts, mayTellSizes: consentTo("sizes") === "given" });
  }
  return cases;
}

/** The day it is where the parcels go: most places are within a few hours of Moscow. */
export function todayOf(now: Date): string {
  return dateAt(now, "Europe/Moscow");
}

const nothingCounted = { isLifeSentence: false, exemptions: [], medicalExtra: 0 };

function asStay(row: Found["stays"][number]): ParcelStay {
  return {
    facilityId: row.facilityId,
    kind: row.kind,
    regime: row.regime,
    from: { date: row.fromDate, precision: row.fromPrecision },
    until: { date: row.untilDate, precision: row.untilPrecision },
  };
}

function asSanction(row: Row<"sanction">) {
  return {
    kind: row.kind,
    from: { date: row.fromDate, precision: row.fromPrecision },
    until: { date: row.untilDate, precision: row.untilPrecision },
  };
}

/** Opened, by the id of the facility or prisoner each is about. */
async function readParcelOverrides(app: App, tx: Tx, { prisoners, stays }: Found) {
  const facilityIds = [...new Set(stays.flatMap(({ facilityId }) => facilityId ?? []))];
  const rows = [
    ...(await findOverridesAmong(tx, "facilityId", facilityIds)),
    ...(await findOverridesAmong(
      tx,
      "prisonerId",
      prisoners.map(({ id }) => id),
    )),
  ];
  const by = new Map<string, ParcelOverride[]>();
  for (const row of rows) {
    const subject = row.prisonerId ?? row.facilityId ?? "";
    const note = app.crypto.open(row.noteEncrypted, notePlaceOf(row.id));
    const of = row.prisonerId === null ? ("facility" as const) : ("prisoner" as const);
    const { rule, stance, since, figure } = row;
    by.set(subject, [...(by.get(subject) ?? []), { rule, of, stance, note, since, figure }]);
  }
  return by;
}

function grouped<Each extends { prisonerId: string }>(rows: readonly Each[]): Map<string, Each[]> {
  const by = new Map<string, Each[]>();
  for (const row of rows) {
    const own = by.get(row.prisonerId);
    if (own) own.push(row);
    else by.set(row.prisonerId, [row]);
  }
  return by;
}
