import { parseForm } from "~/platform/forms/parse-form";
import { notePast } from "./outcome.server";
import { dateOn, dayForm, dayOn, pastForm, purposeOf, reserveForm } from "./parcels.form";
import { moveEntry, planEntry } from "./plan-entry.server";
import { answerFields, answerForm } from "./respond.server";
import type { AskedStep } from "./step-actions.server";

type Asked = Omit<AskedStep, "parcelId"> & { prisonerId: string };

/** Holds a slot for the one who asks: a relative for the family, the desk for its volunteers. */
export async function takeReservation({ context, viewer, prisonerId, form, next }: Asked) {
  const parsed = parseForm(reserveForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const { kind, kilos: grams, asked: hasAsked, key } = parsed.values;
  const purpose = viewer.role === "family" ? ("family" as const) : purposeOf(parsed.values.purpose);
  const who = purpose === "family" ? ("family" as const) : ("volunteers" as const);
  const plan = { kind, grams, hasAsked, key, purpose, who, day: dayOn(parsed.values) };
  return answerForm(await planEntry(context.app, viewer, prisonerId, plan, context.now), form, next);
}

export async function takeDay({
  context,
  viewer,
  prisonerId,
  parcelId,
  form,
  next,
}: Asked & { parcelId: string }) {
  const parsed = parseForm(dayForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const to = { day: dayOn(parsed.values), hasAsked: parsed.values.asked };
  const which = { prisonerId, parcelId };
  return answerForm(await moveEntry(context.app, viewer, which, to, context.now), form, next);
}

export async function takePast({ context, viewer, prisonerId, form, next }: Asked) {
  const parsed = parseForm(pastForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const { kind, who, outcome, key } = parsed.values;
  const past = { kind, who, outcome, key, on: dateOn(parsed.values), refusal: null, grams: null };
  return answerForm(await notePast(context.app, viewer, prisonerId, past, context.now), form, next);
}
