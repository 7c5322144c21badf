import * as v from "valibot";
import { isDay } from "~/domain/dates/instants";
import { type PartialDate, partialDateOf } from "~/domain/dates/partial-date";
import { cleanPrivateText } from "~/domain/family/private-text";
import {
  type ParcelPurpose,
  parcelKinds,
  parcelPurposes,
  parcelSenders,
  refusalReasons,
} from "~/domain/parcels/ledger";
import { dayEntries, dayMeant, realDay } from "~/features/correspondence/day.form";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { pieces } from "./item.form";
import { outcomes } from "./outcomes";

const part = v.optional(v.string(), "");
/** Heavier is no parcel, and the rules say how heavy one may be. */
const KILOS_MOST = 100;

/** Kilograms with a comma or a point, as whole grams. */
const kilos = (emptyMessage: "parcel.kilos.missing" | null) =>
  v.pipe(
    part,
    v.rawTransform(({ dataset, addIssue, NEVER }): number | null => {
      const typed = dataset.value
        .trim()
        .replace(/\s*(кг|kg)\.?$/i, "")
        .replace(",", ".");
      if (typed === "" && emptyMessage === null) return null;
      const value = Number(typed);
      if (typed !== "" && /^\d{1,3}(\.\d{1,3})?$/.test(typed) && value > 0 && value <= KILOS_MOST) {
        return Math.round(value * 1000);
      }
      addIssue({ message: typed === "" ? "parcel.kilos.missing" : "parcel.kilos.wrong" });
      return NEVER;
    }),
  );

type TypedDate = Record<"onDay" | "onMonth" | "onYear", string>;
export const dateParts = { onDay: part, onMonth: part, onYear: part };

function parsedOn({ onDay, onMonth, onYear }: TypedDate) {
  return partialDateOf({ day: onDay, month: onMonth, year: onYear });
}

/** The day that was typed; only where the form was found right. */
export function dayOn(typed: TypedDate): string {
  const parsed = parsedOn(typed);
  return parsed.ok ? (parsed.value.date ?? "") : "";
}

/** The date as far as it was typed. */
export function dateOn(typed: TypedDate): PartialDate {
  const parsed = parsedOn(typed);
  return parsed.ok ? parsed.value : { date: null, precision: "unknown" };
}

export const isWholeDay = (typed: TypedDate) => {
  const parsed = parsedOn(typed);
  return parsed.ok && parsed.value.precision === "day" && isDay(parsed.value.date ?? "");
};

/** Puts the problem of a date beside its first field. */
export const rightDate = <Input extends TypedDate>(isRight: (typed: TypedDate) => boolean) =>
  v.rawCheck<Input>(({ dataset, addIssue }) => {
    if (!dataset.typed || isRight(dataset.value)) return;
    const { value } = dataset;
    const path = { type: "object", origin: "value", input: { ...value }, key: "onDay" } as const;
    addIssue({ message: "day.not-a-date", path: [{ ...path, value: value.onDay }] });
  });

const asked = v.pipe(
  part,
  v.transform((value) => value === "yes"),
);

export const pledgeForm = v.object({ pieces, key: formKey });
export const packingForm = v.object({ kilos: kilos("parcel.kilos.missing") });

export const sendingForm = v.pipe(
  v.object({
    ...dayEntries,
    tracking: v.pipe(
      part,
      v.transform((typed) => cleanPrivateText(typed).replace(/\s+/g, "").toUpperCase()),
      v.regex(/^([A-Z0-9-]{5,30})?$/, "parcel.tracking.wrong"),
    ),
  }),
  realDay(),
);

export const outcomeForm = v.pipe(
  v.object({
    ...dayEntries,
    outcome: oneOf(outcomes, "parcel.outcome.missing"),
    refusal: v.pipe(
      part,
      v.transform((value) => refusalReasons.find((each) => each === value) ?? null),
    ),
  }),
  realDay(),
);

/** What was told, as the use case takes it; a reason counts only with a refusal. */
export function outcomeOf(values: v.InferOutput<typeof outcomeForm>, now: Date) {
  const { outcome, refusal } = values;
  const on = { date: dayMeant(values, now), precision: "day" as const };
  return { outcome, on, refusal: outcome === "refused" ? (refusal ?? ("other" as const)) : null };
}

export const reserveForm = v.pipe(
  v.object({
    ...dateParts,
    kind: oneOf(parcelKinds, "parcel.kind.missing"),
    kilos: kilos(null),
    purpose: part,
    asked,
    key: formKey,
  }),
  rightDate(isWholeDay),
);

/** What it is for, as it was chosen; the family's own unless something else was. */
export function purposeOf(typed: string): ParcelPurpose {
  return parcelPurposes.find((each) => each === typed) ?? "family";
}

export const dayForm = v.pipe(v.object({ ...dateParts, asked }), rightDate(isWholeDay));

export const pastForm = v.pipe(
  v.object({
    ...dateParts,
    kind: oneOf(parcelKinds, "parcel.kind.missing"),
    who: oneOf(parcelSenders, "parcel.who.missing"),
    outcome: oneOf(outcomes, "parcel.outcome.missing"),
    key: formKey,
  }),
  rightDate((typed) => dateOn(typed).date !== null),
);
