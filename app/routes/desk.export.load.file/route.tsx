import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { dayOf } from "~/domain/dates/instants";
import { loadExportForm } from "~/features/export/export.form";
import { exportLoad } from "~/features/export/load.server";
import { refusedAddress } from "~/features/export/refused";
import { parseForm } from "~/platform/forms/parse-form";
import { csvFile } from "~/platform/http/csv-file.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const form = parseForm(loadExportForm, await request.formData());
  const asked = form.ok ? form.values : { list: "", password: "" };
  const made = await exportLoad(context.app, viewer, asked, context.now);
  if (made.ok) return csvFile(made.pieces, dayOf(context.now.toISOString()));
  return redirect(refusedAddress("/desk/export/load", [["list", asked.list]], made), 303);
}
