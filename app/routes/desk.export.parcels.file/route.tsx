import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { dayOf } from "~/domain/dates/instants";
import { parcelsExportForm } from "~/features/export/export.form";
import { exportAgenda } from "~/features/export/parcels.server";
import { refusedAddress } from "~/features/export/refused";
import { parseForm } from "~/platform/forms/parse-form";
import { csvFile } from "~/platform/http/csv-file.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const form = parseForm(parcelsExportForm, await request.formData());
  const asked = { password: form.ok ? form.values.password : "", language: context.language };
  const made = await exportAgenda(context.app, viewer, asked, context.now);
  if (made.ok) return csvFile(made.pieces, dayOf(context.now.toISOString()));
  return redirect(refusedAddress("/desk/export/parcels", [], made), 303);
}
