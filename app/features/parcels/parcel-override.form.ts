import * as v from "valibot";
import { cleanPrivateText } from "~/domain/family/private-text";
import { figureUnits, isParcelRule, type ParcelRuleCode } from "~/domain/parcels/overrides";
import { formKey } from "~/platform/forms/form-key";
import { oneOf } from "~/platform/forms/one-of";
import { dateParts, isWholeDay, rightDate } from "./parcels.form";

const NOTE_MOST = 500;
const part = v.optional(v.string(), "");

/** `closed`: a thing that is not let in, which is a change with the figure 0. */
export const parcelStances = ["lifted", "changed", "closed"] as const;

export const parcelOverrideForm = v.pipe(
  v.object({
    ...dateParts,
    rule: v.pipe(part, v.check(isParcelRule, "override.rule-missing")),
    stance: oneOf(parcelStances, "override.stance-missing"),
    figure: part,
    note: v.pipe(
      part,
      v.transform(cleanPrivateText),
      v.minLength(1, "override.note-missing"),
      v.maxLength(NOTE_MOST, "override.note-long"),
    ),
    key: formKey,
  }),
  v.forward(
    v.partialCheck(
      [["rule"], ["stance"], ["figure"]],
      ({ rule, stance, figure }) => stance !== "changed" || figureIn(rule, figure) !== undefined,
      "parcel-override.figure.wrong",
    ),
    ["figure"],
  ),
  v.forward(
    v.partialCheck(
      [["rule"], ["stance"]],
      ({ rule, stance }) => stance !== "closed" || rule.startsWith("item-"),
      "parcel-override.closed.thing",
    ),
    ["stance"],
  ),
  rightDate(isWholeDay),
);

/** Stance and figure as they are stored. */
export function overrideMeant({ rule, stance, figure }: v.InferOutput<typeof parcelOverrideForm>) {
  if (stance === "lifted") return { stance, figure: null };
  return { stance: "changed" as const, figure: stance === "closed" ? 0 : (figureIn(rule, figure) ?? null) };
}

/** The figure of a rule as it was typed: null where none was, or the rule has none; undefined where it is none. */
function figureIn(rule: string, typed: string): number | null | undefined {
  const unit = rule in figureUnits ? figureUnits[rule as ParcelRuleCode] : null;
  const text = typed.trim();
  if (unit === null || text === "") return null;
  if (unit === "month-day") return monthDay(text);
  const value = Number(text.replace(",", "."));
  if (unit === "grams") {
    return /^\d{1,3}([.,]\d{1,3})?$/.test(text) && value > 0 ? Math.round(value * 1000) : undefined;
  }
  return /^\d{1,3}$/.test(text) && (unit === "times" || value > 0) ? value : undefined;
}

/** `20.9` as 920; a day that every year has. */
function monthDay(text: string): number | undefined {
  const [, day = 0, month = 0] = (/^(\d{1,2})[. /](\d{1,2})\.?$/.exec(text) ?? []).map(Number);
  const date = new Date(Date.UTC(2027, month - 1, day));
  return day > 0 && month > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? month * 100 + day
    : undefined;
}
