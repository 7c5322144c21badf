import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { keysForm } from "~/features/desk/keys.form";
import { keysCookie } from "~/features/desk/keys.server";
import { parseForm } from "~/platform/forms/parse-form";
import { listCameFrom } from "~/platform/http/redirects.server";
import { requireGrant } from "~/platform/http/require.server";

const lists = ["/desk/prisoners", "/desk/volunteers", "/desk/facilities"] as const;

export async function action({ request, context }: ActionFunctionArgs) {
  requireGrant(context, "read", "desk");
  const form = parseForm(keysForm, await request.formData());
  const headers = form.ok ? { "Set-Cookie": keysCookie(context, form.values.keys === "on") } : undefined;
  return redirect(listCameFrom(request, [...lists]), { status: 303, ...(headers ? { headers } : {}) });
}
