import * as v from "valibot";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { cleanPrivateText, PRIVATE_TEXT_MOST } from "~/domain/family/private-text";
import { readSize, type SizeKind, sizeKinds } from "~/domain/family/sizes";
import { formKey } from "~/platform/forms/form-key";

const part = v.optional(v.string(), "");
const size = (kind: SizeKind) =>
  v.pipe(
    part,
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      const verdict = readSize(kind, dataset.value);
      if (verdict.ok) return verdict.value;
      const isRange = verdict.reason === "out-of-range";
      addIssue({ message: isRange ? `sizes.${kind}.range` : "sizes.not-a-number" });
      return NEVER;
    }),
  );
const privateText = v.pipe(
  part,
  v.transform(cleanPrivateText),
  v.maxLength(PRIVATE_TEXT_MOST, "needs.too-long"),
);
/** Ids of what the page showed; as long as an id of ours can be, and no more than there are fields. */
const shown = v.pipe(
  part,
  v.regex(/^(\d{1,9}( \d{1,9}){0,7})?$/, "field.form-key"),
  v.transform((ids) => (ids === "" ? [] : ids.split(" ").map(Number))),
);

type Measured = Record<"measuredDay" | "measuredMonth" | "measuredYear", string>;

export const needsForm = v.pipe(
  v.object({
    chest: size("chest"),
    height: size("height"),
    waist: size("waist"),
    head: size("head"),
    shoe: size("shoe"),
    glove: size("glove"),
    measuredDay: part,
    measuredMonth: part,
    measuredYear: part,
    diet: privateText,
    request: privateText,
    shownSizes: shown,
    shownNeeds: shown,
    key: formKey,
  }),
  v.forward(
    v.partialCheck(
      [["measuredDay"], ["measuredMonth"], ["measuredYear"]],
      (input) => parsed(input).ok,
      "day.not-a-date",
    ),
    ["measuredDay"],
  ),
);

/** What was filled in, as the use case takes it. */
export function needsOf(values: v.InferOutput<typeof needsForm>) {
  const { diet, request, shownSizes, shownNeeds, key } = values;
  const sizes = Object.fromEntries(sizeKinds.map((kind) => [kind, values[kind]]));
  return {
    sizes: sizes as Record<SizeKind, number | null>,
    measured: measuredOf(values),
    texts: { diet, request },
    shownSizes,
    shownNeeds,
    key,
  };
}

function measuredOf(input: Measured): PartialDate {
  const found = parsed(input);
  return found.ok ? found.value : { date: null, precision: "unknown" };
}

function parsed({ measuredDay, measuredMonth, measuredYear }: Measured) {
  return partialDateOf({ day: measuredDay, month: measuredMonth, year: measuredYear });
}
