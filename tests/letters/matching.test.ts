import { expect, test } from "vitest";
import { signatureKey } from "~/domain/correspondence/signature";
import { isOpen, type LineMatch, matchReceipt, type ToldLine } from "~/domain/receipts/match";
import { matchNaively } from "./naive-matcher";
import { dice, makeStory, type Story, shuffled } from "./stories";

const STORIES = 25_000;

const problemsSeen = new Map<string, number>();

test("the rules answer every story as the naive matcher does, and count no letter twice", ({ task }) => {
  const roll = dice(20_261_121);
  for (let told = 0; told < STORIES; told += 1) {
    const story = makeStory(roll);
    const matches = matchReceipt(story.letters, story.lines, story.arrived);
    expect(matches, `story ${told}`).toEqual(matchNaively(story.letters, story.lines, story.arrived.until));
    expectEachOnce(story, matches);
    const order = shuffled([...story.lines.keys()], roll);
    const mixed = order.map((index) => story.lines[index] as ToldLine);
    const again = matchReceipt(story.letters, mixed, story.arrived);
    expect(bySaying(mixed, again), `story ${told} in another order`).toEqual(bySaying(story.lines, matches));
    for (const { problem, matchedBy } of matches) {
      const seen = problem ?? matchedBy;
      problemsSeen.set(seen, (problemsSeen.get(seen) ?? 0) + 1);
    }
  }
  Object.assign(task.meta, { stories: STORIES });
});

test("the stories lead into every corner", () => {
  const corners = ["number", "oldest", "no-signature", "no-such-signature", "no-such-number"];
  for (const corner of [...corners, "nothing-open", "before-sent", "already-confirmed"]) {
    expect(problemsSeen.get(corner) ?? 0, corner).toBeGreaterThan(500);
  }
});

test("the naive matcher would notice a rule that is broken", () => {
  const roll = dice(7);
  const stories = Array.from({ length: 200 }, () => makeStory(roll));
  const differs = stories.filter(({ letters, lines, arrived }) => {
    const youngestFirst = letters.map((letter) => ({
      ...letter,
      sentOn: letter.sentOn && flipped(letter.sentOn),
    }));
    const wrong = matchReceipt(youngestFirst, lines, { from: null, until: null });
    return JSON.stringify(wrong) !== JSON.stringify(matchNaively(letters, lines, arrived.until));
  });
  expect(differs.length).toBeGreaterThan(20);
});

/** No line is lost, no letter confirmed twice or against what is known of it, and a problem is there or a letter. */
function expectEachOnce({ letters, lines }: Story, matches: readonly LineMatch[]): void {
  expect(matches).toHaveLength(lines.length);
  const confirmed = matches.flatMap(({ letterId, problem }) => (problem === null ? [letterId] : []));
  expect(new Set(confirmed).size).toBe(confirmed.length);
  for (const id of confirmed) expect(letters.some((letter) => letter.id === id && isOpen(letter))).toBe(true);
  for (const { letterId, matchedBy, problem } of matches) {
    expect(matchedBy === "none").toBe(letterId === null);
    if (letterId === null) expect(problem).not.toBeNull();
  }
}

/** What lines that say the same are answered with, whatever their place. */
function bySaying(lines: readonly ToldLine[], matches: readonly LineMatch[]): string[] {
  return lines
    .map(({ signature, number }, index) =>
      JSON.stringify([signature && signatureKey(signature), number, matches[index]]),
    )
    .sort();
}

function flipped(day: string): string {
  return `2026-12-${String(31 - (Number(day.slice(8)) % 28)).padStart(2, "0")}`;
}
