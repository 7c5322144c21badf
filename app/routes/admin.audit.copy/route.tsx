import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ProofField } from "~/components/fields/proof-field";
import { auditAddress, auditFields, parseAuditQuery } from "~/features/audit/audit-list";
import { refusalOf } from "~/features/export/refused";
import { RefusedNotice } from "~/features/export/refused-notice";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "audit.file" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  const params = new URL(request.url).searchParams;
  const { status, ...refusal } = refusalOf(params);
  return data({ query: parseAuditQuery(params), ...refusal }, { status });
}

export default function AuditCopyPage() {
  const t = useT();
  const { query, errors, minutes } = useLoaderData<typeof loader>();
  const asked = auditFields(query);
  return (
    <>
      <BackLink to={auditAddress(query)} />
      <ErrorSummary errors={errors} />
      <RefusedNotice minutes={minutes} />
      <h1>{t("audit.file")}</h1>
      <p>{t(asked.length > 0 ? "audit.file.filtered" : "audit.file.all")}</p>
      <form method="post" action="/admin/audit/file" noValidate>
        {asked.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <ProofField hint={t("proof.why")} error={errors.password} />
        <div className="actions">
          <button type="submit" className="button">
            {t("export.save")}
          </button>
        </div>
      </form>
      <p className="hint mt-6">{t("export.careful")}</p>
    </>
  );
}
