import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removedLoadForm } from "~/features/desk/external-load.form";
import { tellExternalLoad } from "~/features/desk/external-load.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const parsed = parseForm(removedLoadForm, await request.formData());
  if (!parsed.ok) throw missing();
  const nothing = { list: parsed.values.list, band: null };
  if (!(await tellExternalLoad(context.app, viewer, id, nothing, context.now))) throw missing();
  return redirect(`/desk/prisoners/${id}/external-load`, 303);
}
