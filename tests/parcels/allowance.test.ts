import { expect, test } from "vitest";
import { chanceFrom } from "#db/factories/random";
import { dayNumber } from "~/domain/dates/day-numbers";
import { openAllowances } from "~/domain/parcels/allowance";
import type { ParcelFacts, ParcelQuestion } from "~/domain/parcels/allowance-types";
import { answerByHand } from "./by-hand";
import { drawHistory, entryOn } from "./histories";

const HISTORIES = Number(process.env.PARCEL_HISTORIES ?? 5_000);

function answerOf(facts: ParcelFacts, question: ParcelQuestion) {
  const { kind, grams, isOutsideCount = false } = question;
  return openAllowances(facts).on({ kind, grams, isOutsideCount, day: dayNumber(question.day) });
}

test("the answer is what going through every day by hand gives", ({ task }) => {
  const chance = chanceFrom(Number(process.env.SEED ?? 1));
  const seen = { histories: 0, yes: 0, no: 0, ask: 0, waysDisagree: 0 };
  for (; seen.histories < HISTORIES; seen.histories++) {
    const { facts, question } = drawHistory(chance);
    const { rules, ...told } = facts;
    const { answer, reason } = answerOf(facts, question);
    const byHand = answerByHand(facts, question);
    if (answer !== byHand)
      expect({ answer, reason, history: seen.histories, told, question }).toEqual({ byHand });
    seen[answer]++;
    if (reason === "counts-disagree") seen.waysDisagree++;
  }
  expect(Math.min(seen.yes, seen.no, seen.ask)).toBeGreaterThan(HISTORIES / 20);
  expect(seen.waysDisagree).toBeGreaterThan(HISTORIES / 100);
  Object.assign(task.meta, seen);
});

test("one entry more never turns a no into a yes, and one freed never a yes into a no", ({ task }) => {
  const chance = chanceFrom(2);
  const order = ["yes", "ask", "no"];
  const seen = { compared: 0, stricter: 0 };
  for (let at = 0; at < HISTORIES; at++) {
    const { facts, question } = drawHistory(chance);
    const before = order.indexOf(answerOf(facts, question).answer);
    const more = {
      ...facts,
      ledger: [
        ...facts.ledger,
        entryOn(question.day, { state: "planned", kind: chance.pick(["parcel", "packet"]) }),
      ],
    };
    const other = drawHistory(chance).facts.ledger.slice(0, 1);
    const another = { ...facts, ledger: [...facts.ledger, ...other] };
    for (const added of [more, another]) {
      const after = order.indexOf(answerOf(added, question).answer);
      expect(after).toBeGreaterThanOrEqual(before);
      seen.compared++;
      seen.stricter += Number(after > before);
    }
    const [freed] = facts.ledger;
    if (freed === undefined) continue;
    const less = { ...facts, ledger: [{ ...freed, state: "refused" as const }, ...facts.ledger.slice(1)] };
    expect(order.indexOf(answerOf(less, question).answer)).toBeLessThanOrEqual(before);
    seen.compared++;
  }
  expect(seen.stricter).toBeGreaterThan(HISTORIES / 20);
  Object.assign(task.meta, seen);
});
