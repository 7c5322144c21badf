import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing } from "~/platform/http/require.server";
import { readWriters } from "./read.server";
import { reportForm } from "./report.form";
import { fileReport } from "./report.server";
import { signatureIn } from "./writer-choice";

/** Takes the form of a report, a relative's or the desk's; done, it leads to `next`. */
export async function respondToReport(
  { app, now }: RequestContext,
  request: Request,
  viewer: Viewer,
  prisonerId: string,
  next: string,
) {
  if (!(await readWriters(app, viewer, prisonerId))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(reportForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { writer, text, stop, key } = parsed.values;
  const report = { signature: signatureIn(writer), text, stop: stop === "yes", key };
  const result = await fileReport(app, viewer, prisonerId, report, now);
  if (result.ok) return redirect(next, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { writer: "report.choose" }), { status: 422 });
}
