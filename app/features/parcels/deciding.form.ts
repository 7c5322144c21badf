import * as v from "valibot";
import { isDay } from "~/domain/dates/instants";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { conditions } from "~/domain/facilities/kinds";
import type { Counted } from "~/features/parcels/counted.server";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { dateParts, isWholeDay, rightDate } from "./parcels.form";

const part = v.optional(v.string(), "");

export const conditionsForm = v.pipe(
  v.object({ ...dateParts, conditions: oneOf(conditions, "conditions.missing"), key: formKey }),
  rightDate(isWholeDay),
);

export const exemptionReasons = ["pregnant", "small-child", "seriously-ill"] as const;

type Span = Record<"fromDay" | "fromMonth" | "fromYear" | "untilDay" | "untilMonth" | "untilYear", string>;

export const countedForm = v.pipe(
  v.object({
    life: part,
    extra: v.pipe(
      part,
      v.transform((typed) => typed.trim() || "0"),
      v.regex(/^(\d|1\d|2[0-4])$/, "counted.extra.wrong"),
      v.transform(Number),
    ),
    exemption: part,
    ...{ fromDay: part, fromMonth: part, fromYear: part },
    ...{ untilDay: part, untilMonth: part, untilYear: part },
    key: formKey,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value } } as const;
    for (const [key, parsed] of [
      ["fromDay", fromIn(value)],
      ["untilDay", untilIn(value)],
    ] as const) {
      if (!isDayOrNone(parsed))
        addIssue({ message: "day.not-a-date", path: [{ ...path, key, value: value[key] }] });
    }
    const [from, until] = [fromIn(value).date, untilIn(value).date];
    if (from !== null && until !== null && until < from) {
      const key = "untilDay";
      addIssue({ message: "counted.until.early", path: [{ ...path, key, value: value[key] }] });
    }
  }),
);

/** What was noted, as the use case takes it; days count only with a reason. */
export function countedOf(values: v.InferOutput<typeof countedForm>): Counted {
  const reason = exemptionReasons.find((each) => each === values.exemption);
  return {
    isLifeSentence: values.life === "yes",
    medicalExtra: values.extra,
    exemptions: reason ? [{ reason, from: fromIn(values).date, until: untilIn(values).date }] : [],
  };
}

function fromIn({ fromDay, fromMonth, fromYear }: Span): PartialDate {
  return typedDate({ day: fromDay, month: fromMonth, year: fromYear });
}

function untilIn({ untilDay, untilMonth, untilYear }: Span): PartialDate {
  return typedDate({ day: untilDay, month: untilMonth, year: untilYear });
}

/** A date that cannot be read counts as one of which only the year is known: no whole day, and so refused. */
function typedDate(parts: { day: string; month: string; year: string }): PartialDate {
  const parsed = partialDateOf(parts);
  return parsed.ok ? parsed.value : { date: null, precision: "year" };
}

function isDayOrNone({ date, precision }: PartialDate): boolean {
  return precision === "unknown" || (precision === "day" && isDay(date ?? ""));
}
