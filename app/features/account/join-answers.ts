import * as v from "valibot";
import { languages } from "~/domain/prisoners/languages";
import { capacities, placesToPostFrom, type WritingAnswers, waysToWrite } from "./writing.form";

/** The pages of joining in their order, each one question. */
export const joinSteps = ["languages", "ways", "place", "people", "account"] as const;
export type JoinStep = (typeof joinSteps)[number];

/** What is shown before the account exists, so that it can be written down first. */
export const accessShown = v.object({
  signInName: v.string(),
  passphrase: v.string(),
  recoveryCode: v.string(),
});
export type AccessShown = v.InferOutput<typeof accessShown>;

const answers = v.object({
  /** Names this going-through, so that its last page makes one account however often it is sent. */
  key: v.string(),
  languages: v.optional(v.array(v.picklist(languages))),
  ways: v.optional(v.picklist(waysToWrite)),
  russianCard: v.optional(v.picklist(["yes", "no"])),
  postsFrom: v.optional(v.picklist(placesToPostFrom)),
  capacity: v.optional(v.picklist(capacities)),
  access: v.optional(accessShown),
});

/** What a visitor has answered so far. */
export type JoinAnswers = v.InferOutput<typeof answers>;

/** Answers as they come back from the browser; anything else is as if nothing had been answered. */
export function readAnswers(value: unknown): JoinAnswers | null {
  const parsed = v.safeParse(answers, value);
  return parsed.success ? parsed.output : null;
}

/** The first page before `step` that lacks its answer; `step` itself when none does. */
export function firstMissingStep(given: JoinAnswers | null, step: JoinStep): JoinStep {
  const before = joinSteps.slice(0, joinSteps.indexOf(step));
  return before.find((each) => !isAnswered(given, each)) ?? step;
}

/** The four answers, once all are there. */
export function writingAnswers(given: JoinAnswers): WritingAnswers | null {
  const { languages, ways, russianCard, postsFrom, capacity } = given;
  if (!languages || !ways || !postsFrom || !capacity) return null;
  return { languages, ways, russianCard, postsFrom, capacity };
}

export function stepAddress(step: JoinStep): string {
  return `/join/${step}`;
}

/** The page before, the start page before the first. */
export function previousAddress(step: JoinStep): string {
  const previous = joinSteps[joinSteps.indexOf(step) - 1];
  return previous ? stepAddress(previous) : "/join";
}

/** The page after; the last leads nowhere but to its account. */
export function nextAddress(step: JoinStep): string {
  return stepAddress(joinSteps[joinSteps.indexOf(step) + 1] ?? "account");
}

function isAnswered(given: JoinAnswers | null, step: JoinStep): boolean {
  if (!given) return false;
  const answered: Record<JoinStep, boolean> = {
    languages: given.languages !== undefined,
    ways: given.ways !== undefined,
    place: given.postsFrom !== undefined,
    people: given.capacity !== undefined,
    account: false,
  };
  return answered[step];
}
