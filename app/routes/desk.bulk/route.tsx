import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { listBulkRuns } from "~/features/bulk/result.server";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "bulk.runs" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return { runs: await listBulkRuns(context.app) };
}

export default function BulkRunsPage() {
  const { language, t } = useI18n();
  const { runs } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk/prisoners" />
      <h1>{t("bulk.runs")}</h1>
      {runs.length === 0 ? <p className="notice">{t("bulk.runs.empty")}</p> : null}
      <ul className="card-list">
        {runs.map(({ id, kind, startedAt, done, chosen, isUndone }) => (
          <li key={id} className="card">
            <h2>
              <a href={`/desk/bulk/${id}`}>{t(kind === "load" ? "bulk.kind.load" : `bulk.${kind}`)}</a>
            </h2>
            <p>
              {formatDate(language, startedAt)}. {t("bulk.done-of", { count: done, chosen })}{" "}
              {isUndone ? <span className="chip">{t("bulk.undone-mark")}</span> : null}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
