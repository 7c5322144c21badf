import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { AuditFilters } from "~/features/audit/audit-filters";
import { auditAddress, parseAuditQuery } from "~/features/audit/audit-list";
import { AuditPages, AuditTable } from "~/features/audit/audit-table";
import { readAudit } from "~/features/audit/read.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "audit.title", wide: true } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "administration");
  const query = parseAuditQuery(new URL(request.url).searchParams);
  return { query, page: await readAudit(context.app, viewer, query, context.now) };
}

export default function AuditPage() {
  const t = useT();
  const { query, page } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t("audit.title")}</h1>
      <AuditFilters query={query} />
      {page.rows.length === 0 ? <p className="notice">{t("audit.none")}</p> : <AuditTable page={page} />}
      <AuditPages query={query} page={page} />
      {page.rows.length === 0 ? null : (
        <p className="mt-6">
          <a href={auditAddress({ ...query, older: 0, newer: 0 }, "/admin/audit/copy")}>{t("audit.file")}</a>
        </p>
      )}
    </>
  );
}
