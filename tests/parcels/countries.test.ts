import { expect, test } from "vitest";
import { dayAfter } from "~/domain/dates/instants";
import { allowance } from "~/domain/parcels/allowance";
import { russia } from "~/domain/parcels/countries/ru";
import type { CountLimit, CountryRules } from "~/domain/parcels/rules";
import { conforms } from "./conformance";
import { entryOn, factsWith, onDay, stayAt, TODAY, unknown } from "./histories";

const source = { article: "Prison Act 7", confidence: "L", verifiedOn: "2026-10" } as const;
const twoACalendarYear: CountLimit = {
  ...{ of: "count", count: 2, period: "calendar-year", minIntervalDays: null, carryOver: false },
};

/** A country that does not exist: two parcels each calendar year, 8 kg a month in remand, no interval anywhere. */
const ruritania: CountryRules = {
  ...russia,
  country: "xr",
  allowances: [
    {
      ...{ code: "everywhere", kinds: ["ik", "prison"], source },
      ...{ parcels: twoACalendarYear, packets: { of: "zero" } },
    },
    {
      ...{ code: "remand", kinds: ["sizo"], source },
      parcels: { of: "grams", grams: 8_000, period: "calendar-month", carryOver: false },
      packets: { of: "grams", grams: 8_000, period: "calendar-month", carryOver: false },
    },
  ],
  quarantine: { days: 0, kinds: [], source },
  remand: { kinds: [], source },
};

conforms("Russia", russia);
conforms("an invented country", ruritania);

test("another country's way of counting holds without a line of code", () => {
  const ask = (ledger: string[], day: string) =>
    allowance(factsWith({ rules: ruritania, ledger: ledger.map((each) => entryOn(each)) }), {
      ...{ kind: "parcel", day, grams: 1_000 },
    }).answer;
  expect(ask(["2026-10-01", "2026-11-01"], "2026-12-31")).toBe("no");
  expect(ask(["2026-10-01", "2026-11-01"], "2027-01-01")).toBe("yes");
  expect(ask(["2026-10-01"], "2026-12-31")).toBe("yes");
});

/** The table of docs/domain.md §2, row by row: place, grade, person; then how many a year, by which article, how sure. */
type Told = number | "unlimited" | "30 kg" | "ask" | "none" | "1 in 6 months";
const table: [
  what: string,
  facts: Parameters<typeof factsWith>[0],
  told: Told,
  article: string,
  confidence: string,
][] = [
  ["remand prison", { stays: [stayAt("sizo", null, "2025-01-01")] }, "30 kg", "103-FZ 25", "H"],
  ["remand prison, pregnant", exempt("pregnant", "f"), "unlimited", "103-FZ 25", "H"],
  ["remand prison, with a small child", exempt("small-child", "f"), "unlimited", "103-FZ 25", "H"],
  ["remand prison, seriously ill", exempt("seriously-ill", "m"), "unlimited", "103-FZ 25", "H"],
  [
    "remand prison, under 18",
    { stays: [stayAt("sizo", null, "2025-01-01")], person: { birth: onDay("2010-01-01") } },
    ...(["unlimited", "103-FZ 25", "H"] as const),
  ],
  colony("general", "ordinary", 6, "UIK 121", "H"),
  colony("general", "lightened", 12, "UIK 121", "H"),
  colony("general", "strict", 3, "UIK 121", "M"),
  colony("strict", "ordinary", 4, "UIK 123", "M"),
  colony("strict", "lightened", 6, "UIK 123", "M"),
  colony("strict", "strict", 2, "UIK 123", "M"),
  colony("special", "ordinary", 3, "UIK 125", "H"),
  colony("special", "lightened", 4, "UIK 125", "M"),
  colony("special", "strict", 1, "UIK 125", "M"),
  ["life sentence, grade not noted", life(), 1, "UIK 127", "M"],
  ["life sentence, ordinary", life("ordinary"), 3, "UIK 127", "M"],
  ["life sentence, lightened", life("lightened"), 4, "UIK 127", "M"],
  ["prison, general", { stays: [stayAt("prison", "general", "2025-01-01")] }, 2, "UIK 131", "M"],
  ["prison, strict", { stays: [stayAt("prison", "strict", "2025-01-01")] }, 1, "UIK 131", "L"],
  ["settlement", { stays: [stayAt("kp", null, "2025-01-01")] }, "unlimited", "UIK 129", "H"],
  ["educational colony", { stays: [stayAt("vk", null, "2025-01-01")] }, "unlimited", "UIK 90", "H"],
  ["a woman serving a sentence", { person: { gender: "f" } }, "unlimited", "UIK 90", "H"],
  ["punishment cell", { sanctions: [sanction("shizo")] }, "none", "UIK 118(1)", "H"],
  ["cell-type unit", { sanctions: [sanction("pkt")] }, "1 in 6 months", "UIK 118(2)", "H"],
  ["united cell-type unit", { sanctions: [sanction("epkt")] }, "1 in 6 months", "UIK 118(2)", "H"],
  [
    "remand punishment cell",
    { stays: [stayAt("sizo", null, "2025-01-01")], sanctions: [sanction("kartser")] },
    ...(["none", "103-FZ 40", "M"] as const),
  ],
  ["medical opinion for two more", { person: { medicalExtra: 2 } }, 8, "UIK 90(2)", "H"],
  ["hospital", { stays: [stayAt("hospital", null, "2025-01-01")] }, "ask", "practice", "L"],
  ["police cell", { stays: [stayAt("ivs", null, "2025-01-01")] }, "ask", "practice", "L"],
];

test.each(table)("%s", (_, told, expected, article, confidence) => {
  const day = dayAfter(TODAY, 20);
  const ask = (ledger: ReturnType<typeof entryOn>[], grams = 5_000) =>
    allowance(factsWith({ ...told, ledger }), { kind: "parcel", day, grams });
  const spaced = (count: number, days: number) =>
    Array.from({ length: count }, (_, at) => entryOn(dayAfter(day, -(at + 1) * days)));
  const first = ask([]);
  if (typeof expected === "number") {
    const interval = Math.ceil(365 / expected);
    expect(first).toMatchObject({ answer: "yes", limit: expected });
    expect(ask(spaced(expected - 1, interval)).answer).toBe("yes");
    if (expected > 1) expect(ask([entryOn(dayAfter(day, 1 - interval))])).toMatchObject({ answer: "ask" });
    expect(ask(spaced(expected, Math.floor(364 / expected)))).toMatchObject({ answer: "no", used: expected });
  }
  if (expected === "unlimited")
    expect(ask(spaced(20, 1), 20_000)).toMatchObject({ answer: "yes", limit: null });
  if (expected === "30 kg") {
    const held = [entryOn(day, { grams: 20_000, state: "planned", kind: "delivery" })];
    expect(ask(held, 10_000)).toMatchObject({ answer: "yes", held: 20_000, gramsLeft: 10_000 });
    expect(ask(held, 10_001)).toMatchObject({ answer: "no", reason: "month-full" });
  }
  if (expected === "none") expect(first.answer).toBe("no");
  if (expected === "ask") expect(first.answer).toBe("ask");
  const one = expected === "1 in 6 months" ? ask([entryOn(dayAfter(TODAY, -100))]) : first;
  if (expected === "1 in 6 months") expect([first.answer, one.answer]).toEqual(["yes", "no"]);
  expect(one.rule).toEqual({ article, confidence, verifiedOn: "2026-11" });
});

function colony(
  regime: "general" | "strict" | "special",
  grade: "ordinary" | "lightened" | "strict",
  count: number,
  article: string,
  confidence: string,
): (typeof table)[number] {
  const person = { conditions: [{ conditions: grade, since: "2025-01-01" }] };
  const facts = { stays: [stayAt("ik", regime, "2025-01-01")], person };
  return [`colony, ${regime} regime, ${grade} conditions`, facts, count, article, confidence];
}

function life(grade?: "ordinary" | "lightened"): Parameters<typeof factsWith>[0] {
  const conditions = grade === undefined ? [] : [{ conditions: grade, since: "2025-01-01" }];
  return { stays: [stayAt("ik", "special", "2025-01-01")], person: { isLifeSentence: true, conditions } };
}

function exempt(
  reason: "pregnant" | "small-child" | "seriously-ill",
  gender: "f" | "m",
): Parameters<typeof factsWith>[0] {
  const exemptions = [{ reason, from: null, until: null }];
  return { stays: [stayAt("sizo", null, "2025-01-01")], person: { gender, exemptions } };
}

function sanction(kind: "shizo" | "pkt" | "epkt" | "kartser") {
  return { kind, from: onDay(dayAfter(TODAY, 5)), until: unknown };
}
