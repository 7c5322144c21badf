import * as v from "valibot";
import { languages } from "~/domain/prisoners/languages";
import { oneOf } from "~/platform/forms/one-of";

/** How many people somebody may offer to write to. */
export const capacities = [1, 2, 3, 5, 10] as const;
export const waysToWrite = ["hand", "online", "both"] as const;
export const placesToPostFrom = ["russia", "abroad", "unsaid"] as const;

const languagesField = v.pipe(
  v.array(v.picklist(languages, "writing.languages.missing"), "writing.languages.missing"),
  v.minLength(1, "writing.languages.missing"),
);
const waysField = oneOf(waysToWrite, "writing.ways.missing");
const cardField = v.optional(v.picklist(["yes", "no"], "writing.card.missing"));
const placeField = oneOf(placesToPostFrom, "writing.place.missing");
const peopleField = v.pipe(
  v.optional(v.string(), ""),
  v.transform(Number),
  v.picklist(capacities, "writing.people.missing"),
);

export const languagesForm = v.object({ languages: languagesField });

export const waysForm = v.pipe(
  v.object({ ways: waysField, russianCard: cardField }),
  v.forward(
    v.partialCheck(
      [["ways"], ["russianCard"]],
      ({ ways, russianCard }) => cardIsNeedless(ways) || russianCard !== undefined,
      "writing.card.missing",
    ),
    ["russianCard"],
  ),
);

export const placeForm = v.object({ postsFrom: placeField });

export const peopleForm = v.object({ capacity: peopleField });

/** All four answers at once, for changing them later. */
export const writingForm = v.pipe(
  v.object({
    languages: languagesField,
    ways: waysField,
    russianCard: cardField,
    postsFrom: placeField,
    capacity: peopleField,
  }),
  v.forward(
    v.partialCheck(
      [["ways"], ["russianCard"]],
      ({ ways, russianCard }) => cardIsNeedless(ways) || russianCard !== undefined,
      "writing.card.missing",
    ),
    ["russianCard"],
  ),
);

/** The four answers about writing. */
export type WritingAnswers = v.InferOutput<typeof writingForm>;

/** Whoever writes by hand only is not asked for a card. */
function cardIsNeedless(ways: string): boolean {
  return ways === "hand";
}
