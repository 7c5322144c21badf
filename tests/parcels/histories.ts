import type { Chance } from "#db/factories/random";
import { dayAfter } from "~/domain/dates/instants";
import type { PartialDate } from "~/domain/dates/partial-date";
import { conditions, regimes } from "~/domain/facilities/kinds";
import type { ParcelFacts, ParcelQuestion, ParcelStay } from "~/domain/parcels/allowance-types";
import { russia } from "~/domain/parcels/countries/ru";
import { type LedgerEntry, parcelKinds, parcelSenders, parcelStates } from "~/domain/parcels/ledger";
import type { ParcelOverride } from "~/domain/parcels/overrides";
import { type Sanction, sanctionKinds } from "~/domain/prisoners/sanctions";

export const TODAY = "2026-11-30";
export const unknown: PartialDate = { date: null, precision: "unknown" };
export const onDay = (date: string): PartialDate => ({ date, precision: "day" });

export type Overrides = Partial<Omit<ParcelFacts, "person">> & { person?: Partial<ParcelFacts["person"]> };

/** Somebody in an ordinary colony of general regime since long ago, about whom nothing stands in the way. */
export function factsWith({ person, ...rest }: Overrides = {}): ParcelFacts {
  return {
    rules: russia,
    overrides: [],
    stays: [stayAt("ik", "general", "2024-01-10")],
    sanctions: [],
    ledger: [],
    today: TODAY,
    parcelDays: null,
    ...rest,
    person: {
      gender: "m",
      birth: onDay("1985-03-12"),
      status: "serving",
      hasAddress: true,
      daysSinceConfirmed: 10,
      consent: "given",
      isLifeSentence: false,
      conditions: [],
      exemptions: [],
      medicalExtra: 0,
      ...person,
    },
  };
}

export function stayAt(kind: ParcelStay["kind"], regime: ParcelStay["regime"], from: string): ParcelStay {
  return { facilityId: `${kind}-${regime}`, kind, regime, from: onDay(from), until: unknown };
}

let lastId = 0;
export function entryOn(on: string | PartialDate, entry: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id: `e${++lastId}`,
    kind: "parcel",
    state: "accepted",
    who: "volunteers",
    purpose: null,
    on: typeof on === "string" ? onDay(on) : on,
    grams: 8_000,
    isOutsideCount: false,
    ...entry,
  };
}

/** A history with all that makes counting hard, and a question about a day in the year to come. */
export function drawHistory(chance: Chance): { facts: ParcelFacts; question: ParcelQuestion } {
  const near = (least: number, most: number) => dayAfter(TODAY, chance.between(least, most));
  const regime = chance.happens(0.1) ? null : chance.pick(regimes);
  const kind = chance.weighted([
    ["ik", 10],
    ["sizo", 5],
    ["prison", 2],
    ["kp", 1],
    ["vk", 1],
    ["hospital", 1],
    ["ivs", 1],
  ] as const);
  const arrived = near(-500, 0);
  const before = chance.happens(0.5)
    ? [
        stayAt(
          chance.pick(["sizo", "ik", "kp"] as const),
          chance.pick(regimes),
          dayAfter(arrived, -chance.between(10, 400)),
        ),
      ]
    : [];
  const isMostlyWell = chance.happens(0.9);
  const facts = factsWith({
    stays: [
      ...before.map((stay) => ({ ...stay, until: onDay(dayAfter(arrived, -1)) })),
      stayAt(kind, regime, arrived),
    ],
    ledger: Array.from({ length: chance.below(9) }, () => drawEntry(chance, near)),
    sanctions: chance.happens(0.25) ? [drawSanction(chance, near)] : [],
    overrides: chance.happens(0.2) ? [drawOverride(chance, near)] : [],
    parcelDays: chance.pick([null, 0, 7, 30]),
    person: {
      gender: chance.happens(0.1) ? "f" : "m",
      birth: chance.weighted([
        [onDay("1985-03-12"), 8],
        [onDay(near(-6600, -6300)), 1],
        [{ date: "2009-01-01", precision: "year" } as PartialDate, 1],
      ]),
      isLifeSentence: chance.happens(0.1),
      medicalExtra: chance.happens(0.1) ? chance.between(1, 3) : 0,
      conditions: chance.happens(0.5)
        ? Array.from({ length: chance.between(1, 2) }, (_, at) => ({
            conditions: chance.pick(conditions),
            since: near(-400 + at * 300, -100 + at * 300),
          }))
        : [],
      exemptions: chance.happens(0.1)
        ? [{ reason: "seriously-ill", from: near(-100, 0), until: near(1, 200) }]
        : [],
      ...(isMostlyWell
        ? {}
        : {
            status: chance.pick([
              "quarantine",
              "in-transit",
              "hospital",
              "released",
              "died",
              "remand",
            ] as const),
            consent: chance.pick(["given", "given", "presumed", "refused", null] as const),
            daysSinceConfirmed: chance.pick([0, 60, 61, null]),
          }),
    },
  });
  return {
    facts,
    question: {
      kind: chance.pick(parcelKinds),
      day: near(0, 380),
      grams: chance.pick([null, 3_000, 5_000, 12_000, 20_000]),
      isOutsideCount: chance.happens(0.05),
    },
  };
}

function drawEntry(chance: Chance, near: (least: number, most: number) => string): LedgerEntry {
  const state = chance.weighted([
    ["accepted", 6],
    ...parcelStates.map((each) => [each, 1] as const),
  ] as const);
  const isPast = state === "accepted" || chance.happens(0.3);
  const day = isPast ? near(-420, 0) : near(1, 370);
  const on =
    isPast && chance.happens(0.03)
      ? { date: `${day.slice(0, 7)}-01`, precision: "month" as const }
      : onDay(day);
  return entryOn(on, {
    state,
    kind: chance.pick(parcelKinds),
    who: chance.pick(parcelSenders),
    grams: chance.happens(0.07) ? null : chance.pick([1_000, 4_000, 9_000]),
    isOutsideCount: chance.happens(0.05),
  });
}

function drawSanction(chance: Chance, near: (least: number, most: number) => string): Sanction {
  const from = near(-200, 100);
  const until = chance.happens(0.3) ? unknown : onDay(dayAfter(from, chance.between(1, 150)));
  return { kind: chance.pick(sanctionKinds), from: onDay(from), until };
}

function drawOverride(chance: Chance, near: (least: number, most: number) => string): ParcelOverride {
  return {
    rule: chance.pick(["parcels-a-year", "packets-a-year", "grams-a-month", "interval", "rolling-year"]),
    of: chance.pick(["facility", "prisoner"]),
    stance: chance.pick(["lifted", "changed"]),
    note: "",
    since: near(-100, 100),
    figure: chance.pick([null, 0, 2, 5, 90, 20_000]),
  };
}
