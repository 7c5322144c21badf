import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { dayOf } from "~/domain/dates/instants";
import { listFields, parseListQuery } from "~/features/desk/prisoner-list";
import { prisonersExportForm } from "~/features/export/export.form";
import { exportPrisoners } from "~/features/export/prisoners.server";
import { refusedAddress } from "~/features/export/refused";
import { parseForm } from "~/platform/forms/parse-form";
import { csvFile } from "~/platform/http/csv-file.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const form = parseForm(prisonersExportForm, await request.formData());
  const { password, ...sent } = form.ok ? form.values : { password: "" };
  const query = parseListQuery(new URLSearchParams(sent));
  const asked = { query, password, language: context.language };
  const made = await exportPrisoners(context.app, viewer, asked, context.now);
  if (made.ok) return csvFile(made.pieces, dayOf(context.now.toISOString()));
  return redirect(refusedAddress("/desk/export/prisoners", listFields(query), made), 303);
}
