import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { dayOf } from "~/domain/dates/instants";
import { ProofForm } from "~/features/account/proof-form";
import { refusedProof } from "~/features/account/refused-proof.server";
import { auditExportForm } from "~/features/audit/audit.form";
import { auditAddress, auditFields, parseAuditQuery } from "~/features/audit/audit-list";
import { exportAudit } from "~/features/audit/export.server";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { csvFile } from "~/platform/http/csv-file.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "audit.file" } satisfies PageHandle;

const options = { secrets: ["password"] };

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  return { query: parseAuditQuery(new URL(request.url).searchParams) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "administration");
  const sent = await request.formData();
  const form = parseForm(auditExportForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const query = parseAuditQuery(new URL(request.url).searchParams);
  const asked = { query, password: form.values.password, language: context.language };
  const made = await exportAudit(context.app, viewer, asked, context.now);
  if (made.ok) return csvFile(made.pieces, dayOf(context.now.toISOString()));
  if (made.reason === "wrong" || made.reason === "wait") return refusedProof(sent, made);
  const errors = {
    form: made.reason === "too-many" ? ("export.too-many" as const) : ("audit.none" as const),
  };
  return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
}

export default function AuditFilePage() {
  const t = useT();
  const { query } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={auditAddress(query)} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("audit.file")}</h1>
      <p>{t(auditFields(query).length > 0 ? "audit.file.filtered" : "audit.file.all")}</p>
      <ProofForm sent={sent} submit={t("export.save")} />
      <p className="hint">{t("export.careful")}</p>
    </>
  );
}
