import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ResultOfBulk } from "~/features/bulk/result";
import { readBulkResult } from "~/features/bulk/result.server";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "bulk.runs" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const result = await readBulkResult(context.app, params.id ?? "");
  if (!result) throw missing();
  return result;
}

export default function BulkResultPage() {
  const { language, t } = useI18n();
  const result = useLoaderData<typeof loader>();
  const { kind, startedAt } = result;
  return (
    <>
      <BackLink to="/desk/bulk" />
      <h1>{t(kind === "load" ? "bulk.kind.load" : `bulk.${kind}`)}</h1>
      <p className="quiet">{formatDate(language, startedAt)}</p>
      <ResultOfBulk result={result} />
      <p className="actions">
        <a href="/desk/prisoners">{t("bulk.to-table")}</a>
      </p>
    </>
  );
}
