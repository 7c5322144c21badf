import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import { parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing } from "~/platform/http/require.server";
import { overrideForm, sinceIn } from "./override.form";
import { addOverride, readSubject, type Subject } from "./overrides.server";

/** Answers the form that sets a rule aside; `back` is where it leads when it is done. */
export async function respondToOverride(
  { app, now }: RequestContext,
  request: Request,
  viewer: Viewer,
  subject: Subject,
  back: string,
) {
  const parsed = parseForm(overrideForm, await request.formData());
  if (!parsed.ok) {
    if (!(await readSubject(app, subject))) throw missing();
    return data(parsed, { status: 422 });
  }
  const { rule, stance, note, key } = parsed.values;
  const since = sinceIn(parsed.values) ?? now.toISOString().slice(0, 10);
  const result = await addOverride(app, viewer, subject, { rule, stance, note, since, key }, now);
  if (!result.ok) throw missing();
  return redirect(back, 303);
}
