import { expect, test } from "vitest";
import { dayAfter } from "~/domain/dates/instants";
import { allowance } from "~/domain/parcels/allowance";
import { catalogue } from "~/domain/parcels/catalogue";
import { checkItem } from "~/domain/parcels/contents";
import { packingList } from "~/domain/parcels/packing-list";
import { entryOn, factsWith, type Overrides, onDay, stayAt, TODAY, unknown } from "./histories";

const soon = dayAfter(TODAY, 20);
const ask = (
  facts: Overrides,
  question: { day?: string; grams?: number | null; kind?: "parcel" | "packet" } = {},
) => allowance(factsWith(facts), { kind: "parcel", day: soon, grams: 5_000, ...question });

const cases: [what: string, facts: Overrides, answer: string, reason: string][] = [
  ["detained", { person: { status: "detained" } }, "no", "detained"],
  ["under house arrest", { person: { status: "house-arrest" } }, "no", "house-arrest"],
  ["awaiting a transfer", { person: { status: "awaiting-transfer" } }, "no", "awaiting-transfer"],
  ["in transit", { person: { status: "in-transit" } }, "no", "in-transit"],
  ["whereabouts unknown", { person: { status: "unknown" } }, "no", "unknown"],
  ["released", { person: { status: "released" } }, "no", "released"],
  ["dead", { person: { status: "died" } }, "no", "died"],
  ["no address", { person: { hasAddress: false } }, "no", "no-address"],
  ["address confirmed 61 days ago", { person: { daysSinceConfirmed: 61 } }, "no", "not-confirmed"],
  ["address confirmed 60 days ago", { person: { daysSinceConfirmed: 60 } }, "yes", "within-limit"],
  ["address never confirmed", { person: { daysSinceConfirmed: null } }, "no", "not-confirmed"],
  ["on a list only", { person: { consent: "presumed" } }, "no", "no-consent"],
  ["nobody asked", { person: { consent: null } }, "no", "no-consent"],
  ["parcels refused", { person: { consent: "refused" } }, "no", "consent-refused"],
  ["in hospital", { person: { status: "hospital" } }, "ask", "hospital"],
  [
    "arrived 16 days before",
    { stays: [stayAt("ik", "general", dayAfter(soon, -16))] },
    "yes",
    "within-limit",
  ],
  ["arrived 15 days before", { stays: [stayAt("ik", "general", dayAfter(soon, -15))] }, "ask", "quarantine"],
  ["regime not known, one used", unknownRegime(), "ask", "regime-unknown"],
  ["two from remand and one a year", fromRemand(), "ask", "remand-counts"],
  ["a month that may be in the year", { ledger: months() }, "ask", "date-unsure"],
  ["a later slot of the family's", { ledger: laterFamily() }, "no", "later-slot-lost"],
  ["the year free, the interval not", { ledger: [entryOn(dayAfter(soon, -60))] }, "ask", "counts-disagree"],
  ["the interval free, the year not", { ledger: crowded() }, "ask", "counts-disagree"],
];

test.each(cases)("%s", (_, facts, answer, reason) => {
  expect(ask(facts)).toMatchObject({ answer, reason });
});

test("a sanction day anywhere on the way is a no, the day after it is not", () => {
  const shizo = (until: string) => ({
    sanctions: [{ kind: "shizo" as const, from: onDay(TODAY), until: onDay(until) }],
  });
  expect(ask(shizo(dayAfter(soon, -14)))).toMatchObject({ answer: "no", reason: "shizo" });
  expect(ask(shizo(dayAfter(soon, -15)))).toMatchObject({ answer: "yes" });
});

test("a refused or returned parcel frees its slot", () => {
  const used = entryOn(dayAfter(soon, -30));
  expect(ask({ ledger: [used] }).answer).toBe("ask");
  for (const state of ["refused", "returned"] as const)
    expect(ask({ ledger: [{ ...used, state }] }).answer).toBe("yes");
});

test("says when it is a yes again, and for how long", () => {
  const last = dayAfter(soon, -30);
  const next = entryOn(dayAfter(last, 150), { state: "planned", who: "family" });
  const answer = ask({ ledger: [entryOn(last), next] });
  expect(answer.nextYes).toEqual({ from: dayAfter(last, 61), until: dayAfter(last, 150 - 61) });
});

test("one of 20 kg is not too heavy, one gram more is; a packet ends at five", () => {
  expect(ask({}, { grams: 20_000 }).answer).toBe("yes");
  expect(ask({}, { grams: 20_001 })).toMatchObject({ answer: "no", reason: "too-heavy" });
  expect(ask({}, { kind: "packet", grams: 5_001 })).toMatchObject({ answer: "no", reason: "too-heavy" });
});

test("packets have a count of their own", () => {
  const packets = [entryOn(dayAfter(soon, -10), { kind: "packet" })];
  expect(ask({ ledger: packets }).answer).toBe("yes");
  expect(ask({ ledger: packets }, { kind: "packet" }).answer).toBe("ask");
});

const itemOf = (id: string) => catalogue.find((each) => each.id === id) ?? { text: id };
const at = (
  kind: "ik" | "sizo" | "kp" | null,
  overrides: Parameters<typeof checkItem>[1]["overrides"] = [],
) => ({
  ...{ kind, overrides, day: TODAY },
});

test.each([
  ["tea-leaf", "ik", "allowed"],
  ["buckwheat", "ik", "forbidden"],
  ["porridge-instant", "sizo", "allowed"],
  ["honey-glass", "ik", "forbidden"],
  ["stew-tin", "ik", "ask"],
  ["jeans", "ik", "forbidden"],
  ["jeans", "kp", "allowed"],
  ["shampoo", "ik", "allowed"],
  ["shampoo", "sizo", "ask"],
  ["tracksuit-hood", "sizo", "forbidden"],
  ["pencils-12", "ik", "forbidden"],
  ["valenki", "ik", "ask"],
  ["medicine", "ik", "ask"],
  ["phone", "kp", "forbidden"],
  ["a kite", "ik", "ask"],
] as const)("%s to %s is %s", (id, kind, verdict) => {
  expect(checkItem(itemOf(id), at(kind)).verdict).toBe(verdict);
});

test("a coordinator's word on a thing goes before the list, and one on its category before none", () => {
  const word = { of: "facility", stance: "changed", note: "", since: "2026-01-01", figure: 0 } as const;
  const forbidden = at("ik", [{ ...word, rule: "item-drinks" }]);
  expect(checkItem(itemOf("tea-leaf"), forbidden)).toMatchObject({
    verdict: "forbidden",
    reason: "override",
  });
  const grey = at("ik", [{ ...word, rule: "clothes-colour", figure: null }]);
  expect(checkItem(itemOf("hat-black"), grey)).toMatchObject({ verdict: "ask", reason: "not-black" });
});

test("every thing has its words, its weight and a verdict of its own", () => {
  expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  for (const { en, ru, grams } of catalogue) {
    expect(en).not.toMatch(/[а-яё]/i);
    expect(ru).toMatch(/[а-яё]/i);
    expect(grams).toBeGreaterThan(0);
  }
  for (const item of catalogue.filter(({ category }) => category === "never")) {
    expect(checkItem(item, at("ik")).verdict).toBe("forbidden");
  }
});

test("a packing list adds five per cent for the packing", () => {
  const tea = itemOf("tea-leaf");
  if (!("id" in tea)) throw new Error("no tea");
  const list = packingList([
    { item: tea, pieces: 3 },
    { text: "Открытка", grams: 10, pieces: 1 },
  ]);
  expect(list).toMatchObject({ contentsGrams: 310, grams: 326 });
  expect(list.lines.map(({ text }) => text)).toEqual([tea.ru, "Открытка"]);
});

function unknownRegime(): Overrides {
  return { stays: [stayAt("ik", null, "2025-01-01")], ledger: [entryOn(dayAfter(soon, -70))] };
}

function fromRemand(): Overrides {
  const arrived = dayAfter(soon, -40);
  const remand = { ...stayAt("sizo", null, "2025-01-01"), until: onDay(dayAfter(arrived, -1)) };
  const ledger = [entryOn(dayAfter(soon, -60)), entryOn(dayAfter(soon, -90))];
  return { stays: [remand, stayAt("prison", "strict", arrived)], ledger };
}

/** Five that surely count, apart enough, and one that came in the month in which the year begins. */
function months() {
  const sure = [61, 122, 183, 244, 305].map((days) => entryOn(dayAfter(soon, -days)));
  return [...sure, entryOn({ date: "2025-12-01", precision: "month" })];
}

function laterFamily() {
  const one = stayAtOnce();
  return [entryOn(dayAfter(soon, 30), { state: "planned", who: "family" }), ...one];
}

/** Six used, so that with one more the family's day has neither year nor interval. */
function stayAtOnce() {
  return [61, 122, 183, 244, 305].map((days) => entryOn(dayAfter(soon, -days)));
}

/** Six within the year, the last of them long enough ago. */
function crowded() {
  return [70, 80, 90, 100, 110, 120].map((days) => entryOn(dayAfter(soon, -days)));
}

test("nothing known of an end keeps a sanction for the longest it may last", () => {
  const sanctions = [{ kind: "shizo" as const, from: onDay(TODAY), until: unknown }];
  expect(ask({ sanctions }, { day: dayAfter(TODAY, 29) }).answer).toBe("no");
  expect(ask({ sanctions }, { day: dayAfter(TODAY, 30) }).answer).toBe("yes");
});
