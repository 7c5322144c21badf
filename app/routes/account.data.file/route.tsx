import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { proveAgain } from "~/features/account/prove.server";
import { refusedAddress } from "~/features/export/refused";
import { collectOwnData } from "~/features/own-data/collect.server";
import { proofForm } from "~/features/own-data/own-data.form";
import { parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

/** The name of the file says nothing about what is in it: it stays in the browser's list of downloads. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  const form = parseForm(proofForm, await request.formData());
  const password = form.ok ? form.values.password : "";
  const proof = await proveAgain(context.app, viewer, password, context.now);
  if (!proof.ok) return redirect(refusedAddress("/account/data/copy", [], proof), 303);
  const own = await collectOwnData(context.app, viewer, context.now);
  return new Response(`${JSON.stringify(own, null, 2)}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="copy-${own.madeAt.slice(0, 10)}.json"`,
      "Cache-Control": "no-store",
    },
  });
}
