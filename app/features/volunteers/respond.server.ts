import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing } from "~/platform/http/require.server";
import { handOver } from "./hand-over.server";
import { handOverForm } from "./volunteer.form";

const LISTS = { lists: ["chosen"] } as const;

/** Takes the form of a hand-over; done, it leads to `next`. A race lost is told beside the choice. */
export async function respondToHandOver(
  { app, now }: RequestContext,
  request: Request,
  viewer: Viewer,
  personId: string,
  next: string,
) {
  const form = await request.formData();
  const parsed = parseForm(handOverForm, form, LISTS);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const result = await handOver(app, viewer, personId, parsed.values, now);
  if (result.ok) return redirect(next, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { chosen: `hand-over.${result.reason}` }, LISTS), { status: 409 });
}
