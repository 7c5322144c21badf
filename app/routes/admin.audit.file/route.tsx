import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { dayOf } from "~/domain/dates/instants";
import { auditExportForm } from "~/features/audit/audit.form";
import { auditFields, parseAuditQuery } from "~/features/audit/audit-list";
import { exportAudit } from "~/features/audit/export.server";
import { refusedAddress } from "~/features/export/refused";
import { parseForm } from "~/platform/forms/parse-form";
import { csvFile } from "~/platform/http/csv-file.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "administration");
  const form = parseForm(auditExportForm, await request.formData());
  const { password, ...sent } = form.ok ? form.values : { password: "" };
  const query = parseAuditQuery(new URLSearchParams(sent));
  const asked = { query, password, language: context.language };
  const made = await exportAudit(context.app, viewer, asked, context.now);
  if (made.ok) return csvFile(made.pieces, dayOf(context.now.toISOString()));
  return redirect(refusedAddress("/admin/audit/copy", auditFields(query), made), 303);
}
