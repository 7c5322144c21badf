import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import type { BulkKind } from "~/domain/desk/bulk";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { readChange, sureForm } from "./bulk.form";
import { applyBulk, previewBulk } from "./preview.server";
import { parseSelection, type Selection } from "./selection";

/** What the step before a deed shows; a value that cannot be meant is 422, like any bad form. */
export async function showStep(kind: BulkKind, request: Request, { app, now }: RequestContext) {
  const { pathname, search, searchParams } = new URL(request.url);
  const selection: Selection = parseSelection(searchParams);
  const read = readChange(kind, searchParams);
  const change = read.said && read.ok ? read.change : null;
  const preview = await previewBulk(app, selection, change, now);
  const facts = { selection, read, preview, here: pathname + search, formKey: randomId() };
  return data(facts, { status: read.said && !read.ok ? 422 : 200 });
}

/** Does what stands in the address to those it means; when others are meant by now, the step is shown anew. */
export async function takeStep(
  kind: BulkKind,
  request: Request,
  { app, now }: RequestContext,
  viewer: Viewer,
): Promise<Response | ReturnType<typeof data<{ changed: true }>>> {
  const { searchParams } = new URL(request.url);
  const selection = parseSelection(searchParams);
  const read = readChange(kind, searchParams);
  const sure = parseForm(sureForm, await request.formData());
  if (!read.said || !read.ok || !sure.ok) return data({ changed: true }, { status: 422 });
  const started = await applyBulk(app, viewer, { selection, change: read.change, ...sure.values }, now);
  if (started.ok) return redirect(`/desk/bulk/${started.id}`, 303);
  return data({ changed: true }, { status: started.reason === "nobody" ? 422 : 409 });
}
