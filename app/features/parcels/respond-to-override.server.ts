import { redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import { addOverride, readSubject, type Subject } from "~/features/overrides/overrides.server";
import { todayOf } from "~/features/parcels/facts.server";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing } from "~/platform/http/require.server";
import { overrideMeant, parcelOverrideForm } from "./parcel-override.form";
import { dayOn } from "./parcels.form";
import { answerFields } from "./respond.server";

/** What the form that sets a rule for parcels aside shows around its fields; nobody there is a 404. */
export async function readOverridePage({ app, now }: RequestContext, subject: Subject) {
  const found = await readSubject(app, subject);
  if (!found) throw missing();
  return { name: found.name, today: todayOf(now), key: randomId() };
}

/** Answers that form; `back` is where it leads when it is done. */
export async function respondToParcelOverride(
  { app, now }: RequestContext,
  request: Request,
  viewer: Viewer,
  subject: Subject,
  back: string,
) {
  const parsed = parseForm(parcelOverrideForm, await request.formData());
  if (!parsed.ok) {
    if (!(await readSubject(app, subject))) throw missing();
    return answerFields(parsed);
  }
  const { rule, note, key } = parsed.values;
  const facts = { rule, note, key, ...overrideMeant(parsed.values), since: dayOn(parsed.values) };
  const result = await addOverride(app, viewer, subject, facts, now);
  if (!result.ok) throw missing();
  return redirect(back, 303);
}
