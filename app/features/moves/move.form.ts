import * as v from "valibot";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { moveKinds, statusesAfterMove } from "~/domain/prisoners/move";
import { cleanName } from "~/domain/prisoners/names";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";

const PLACE_MOST = 300;
const part = v.optional(v.string(), "");
export const since = { sinceDay: part, sinceMonth: part, sinceYear: part };
type Since = Record<keyof typeof since, string>;

/** Puts the problem of a date that does not exist beside its first field. */
export const realSince = <Input extends Since>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || parsed(dataset.value).ok) return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value }, key: "sinceDay" } as const;
    addIssue({ message: "day.not-a-date", path: [{ ...path, value: value.sinceDay }] });
  });

/** What a relative tells: moved or released, where to as far as they know, and since when. */
export const toldForm = v.pipe(
  v.object({
    kind: oneOf(moveKinds, "move.choose-kind"),
    place: v.pipe(
      v.optional(v.string(), ""),
      v.transform(cleanName),
      v.maxLength(PLACE_MOST, "move.place-long"),
    ),
    ...since,
    key: formKey,
  }),
  realSince(),
);

/** What a coordinator confirms; `facility` empty: not known yet. A release has no place, and `unknown` as its status. */
export const confirmedForm = v.pipe(
  v.object({
    facility: v.optional(v.string(), ""),
    status: oneOf(statusesAfterMove, "move.choose-status"),
    ...since,
    key: formKey,
  }),
  realSince(),
);

/** The day, month or year that was meant; unknown when all three fields were left empty. */
export function sinceOf(input: Since): PartialDate {
  const found = parsed(input);
  return found.ok ? found.value : { date: null, precision: "unknown" };
}

function parsed({ sinceDay, sinceMonth, sinceYear }: Since) {
  return partialDateOf({ day: sinceDay, month: sinceMonth, year: sinceYear });
}
