import type { Viewer } from "~/domain/access/roles";
import { dayMeant } from "~/features/correspondence/day.form";
import { parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { packParcel, sendParcel } from "./course.server";
import { noteOutcome } from "./outcome.server";
import { outcomeForm, outcomeOf, packingForm, sendingForm } from "./parcels.form";
import { answerFields, answerForm } from "./respond.server";

export interface AskedStep {
  context: RequestContext;
  viewer: Viewer;
  parcelId: string;
  form: FormData;
  /** Where it leads when it is done. */
  next: string;
}

export async function takePacking({ context, viewer, parcelId, form, next }: AskedStep) {
  const parsed = parseForm(packingForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const grams = parsed.values.kilos ?? 0;
  return answerForm(await packParcel(context.app, viewer, parcelId, { grams }, context.now), form, next);
}

export async function takeSending({ context, viewer, parcelId, form, next }: AskedStep) {
  const parsed = parseForm(sendingForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const sent = { sentOn: dayMeant(parsed.values, context.now), tracking: parsed.values.tracking };
  return answerForm(await sendParcel(context.app, viewer, parcelId, sent, context.now), form, next);
}

export async function takeOutcome({ context, viewer, parcelId, form, next }: AskedStep) {
  const parsed = parseForm(outcomeForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const outcome = outcomeOf(parsed.values, context.now);
  return answerForm(await noteOutcome(context.app, viewer, parcelId, outcome, context.now), form, next);
}
