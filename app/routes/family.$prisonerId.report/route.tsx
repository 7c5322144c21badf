import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { readWriters } from "~/features/reports/read.server";
import { ReportForm } from "~/features/reports/report-form";
import { respondToReport } from "~/features/reports/respond.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "report.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const writers = await readWriters(context.app, viewer, params.prisonerId ?? "");
  if (!writers) throw missing();
  const done = new URL(request.url).searchParams.has("done");
  const { id, name, nameLatin, signatures } = writers;
  return { id, name, nameLatin, signatures, done, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const id = params.prisonerId ?? "";
  return respondToReport(context, request, viewer, id, `/family/${id}/report?done=1`);
}

export default function ReportPage() {
  const t = useT();
  const { id, name, nameLatin, signatures, done, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (done && !sent) return <Thanks prisonerId={id} />;
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("report.title")}</h1>
      <p className="lede">
        <PrisonerName name={name} nameLatin={nameLatin} />
      </p>
      <p>{t("report.lede")}</p>
      <ReportForm signatures={signatures} formKey={key} sent={sent} />
    </>
  );
}

/** After a report: no second form, so that nobody wonders whether the first one went through. */
function Thanks({ prisonerId }: { prisonerId: string }) {
  const t = useT();
  return (
    <>
      <BackLink to={`/family/${prisonerId}`} />
      <h1>{t("report.title")}</h1>
      <p className="notice" role="status">
        {t("report.done")}
      </p>
      <div className="actions">
        <a className="button" href={`/family/${prisonerId}`}>
          {t("report.back")}
        </a>
      </div>
    </>
  );
}
