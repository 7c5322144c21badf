import * as v from "valibot";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { sanctionKinds } from "~/domain/prisoners/sanctions";
import { realSince, since, sinceOf } from "~/features/moves/move.form";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { toldBy } from "./custody.form";

const part = v.optional(v.string(), "");
const until = { untilDay: part, untilMonth: part, untilYear: part };
type Until = Record<keyof typeof until, string>;

/** Puts the problem of an end that does not exist beside its first field. */
const realUntil = <Input extends Until>() =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || readUntil(dataset.value).ok) return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value }, key: "untilDay" } as const;
    addIssue({ message: "day.not-a-date", path: [{ ...path, value: value.untilDay }] });
  });

export const sanctionForm = v.pipe(
  v.object({
    kind: oneOf(sanctionKinds, "sanction.choose-kind"),
    ...since,
    ...until,
    by: oneOf(toldBy, "custody.choose-by"),
    key: formKey,
  }),
  realSince(),
  realUntil(),
);

export const endForm = v.pipe(v.object({ ...until, key: formKey }), realUntil());

/** When it began and ended, as far as it was typed. */
export function spanTyped(values: Until & Parameters<typeof sinceOf>[0]) {
  return { from: sinceOf(values), until: untilOf(values) };
}

/** The end that was typed; unknown when all three fields were left empty. */
export function untilOf(values: Until): PartialDate {
  const found = readUntil(values);
  return found.ok ? found.value : { date: null, precision: "unknown" };
}

function readUntil({ untilDay, untilMonth, untilYear }: Until) {
  return partialDateOf({ day: untilDay, month: untilMonth, year: untilYear });
}
