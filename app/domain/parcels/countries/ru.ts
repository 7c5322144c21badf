import type { Confidence, CountLimit, CountryRules, Limit, RuleSource, SingleLimit } from "../rules";

const uik = (article: string, confidence: Confidence): RuleSource => source(`UIK ${article}`, confidence);
const fz103 = (article: string, confidence: Confidence): RuleSource =>
  source(`103-FZ ${article}`, confidence);
const source = (article: string, confidence: Confidence): RuleSource => ({
  article,
  confidence,
  verifiedOn: "2026-11",
});

/** `n` in any twelve months and at least 365 ÷ n days apart: what is safe by both ways of counting. */
const yearly = (count: number): CountLimit => ({
  of: "count",
  count,
  period: "rolling-12-months",
  minIntervalDays: Math.ceil(365 / count),
  carryOver: false,
});
const both = (limit: Limit) => ({ parcels: limit, packets: limit });
const onePerHalfYear: SingleLimit = {
  of: "count",
  count: 1,
  period: "rolling-6-months",
  minIntervalDays: null,
  carryOver: false,
};
const month: Limit = { of: "grams", grams: 30_000, period: "calendar-month", carryOver: false };
const unlimited = both({ of: "nothing" });
const ik = ["ik"] as const;
const prison = ["prison"] as const;

/** Russia, federal law. Source of every row: docs/domain.md §2, §3 and §5, which name the law. */
export const russia: CountryRules = {
  country: "ru",
  allowances: [
    { code: "remand-exempt", kinds: ["sizo"], isExempt: true, ...unlimited, source: fz103("25", "H") },
    { code: "remand", kinds: ["sizo"], ...both(month), source: fz103("25", "H") },
    { code: "settlement", kinds: ["kp"], ...unlimited, source: uik("129", "H") },
    { code: "educational", kinds: ["vk"], ...unlimited, source: uik("90", "H") },
    { code: "woman", kinds: ["ik", "prison"], gender: "f", ...unlimited, source: uik("90", "H") },
    colony("general", "ordinary", 6, uik("121", "H")),
    colony("general", "lightened", 12, uik("121", "H")),
    colony("general", "strict", 3, uik("121", "M")),
    colony("strict", "ordinary", 4, uik("123", "M")),
    colony("strict", "lightened", 6, uik("123", "M")),
    colony("strict", "strict", 2, uik("123", "M")),
    life("ordinary", 3),
    life("lightened", 4),
    life("strict", 1),
    colony("special", "ordinary", 3, uik("125", "H")),
    colony("special", "lightened", 4, uik("125", "M")),
    colony("special", "strict", 1, uik("125", "M")),
    { code: "prison-general", kinds: prison, regime: "general", ...both(yearly(2)), source: uik("131", "M") },
    { code: "prison-strict", kinds: prison, regime: "strict", ...both(yearly(1)), source: uik("131", "L") },
    {
      code: "ask-facility",
      kinds: ["ivs", "hospital"],
      ...both({ of: "ask" }),
      source: source("practice", "L"),
    },
  ],
  sanctions: {
    shizo: { ...both({ of: "zero" }), source: uik("118(1)", "H") },
    kartser: { ...both({ of: "zero" }), source: fz103("40", "M") },
    pkt: { ...both(onePerHalfYear), source: uik("118(2)", "H") },
    epkt: { ...both(onePerHalfYear), source: uik("118(2)", "H") },
  },
  heaviest: {
    parcel: { grams: 20_000, source: source("practice", "H") },
    delivery: { grams: 20_000, source: source("practice", "H") },
    packet: { grams: 5_000, source: source("practice", "H") },
  },
  medicalExtra: uik("90(2)", "H"),
  arrivalConditions: { usual: "ordinary", lifeSentence: "strict", source: uik("127", "M") },
  quarantine: { days: 15, kinds: ["ik", "kp", "vk", "prison"], source: source("practice", "H") },
  remand: { kinds: ["sizo", "ivs"], source: source("practice", "L") },
  custody: source("practice", "H"),
  seasons: {
    arctic: { from: "09-10", until: "05-31", arriveBy: "09-01", source: source("practice", "L") },
    cold: { from: "10-01", until: "04-30", arriveBy: "09-20", source: source("practice", "L") },
    temperate: { from: "10-15", until: "04-15", arriveBy: "10-05", source: source("practice", "L") },
    south: { from: "11-15", until: "03-15", arriveBy: "11-05", source: source("practice", "L") },
  },
  usualParcelDays: 14,
};

function colony(
  regime: "general" | "strict" | "special",
  conditions: "ordinary" | "lightened" | "strict",
  count: number,
  from: RuleSource,
) {
  return {
    code: `colony-${regime}-${conditions}`,
    kinds: ik,
    regime,
    conditions,
    ...both(yearly(count)),
    source: from,
  };
}

function life(conditions: "ordinary" | "lightened" | "strict", count: number) {
  return {
    ...colony("special", conditions, count, uik("127", "M")),
    code: `life-${conditions}`,
    isLifeSentence: true,
  };
}
