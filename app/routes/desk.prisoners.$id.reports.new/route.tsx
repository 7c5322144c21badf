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

export const handle = { title: "desk-report.new" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const writers = await readWriters(context.app, viewer, params.id ?? "");
  if (!writers) throw missing();
  const { id, name, nameLatin, signatures } = writers;
  return { id, name, nameLatin, signatures, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  return respondToReport(context, request, viewer, params.id ?? "", "/desk/reports");
}

export default function NewDeskReportPage() {
  const t = useT();
  const { id, name, nameLatin, signatures, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("desk-report.new")}</h1>
      <p className="lede">
        <PrisonerName name={name} nameLatin={nameLatin} />
      </p>
      <p>{t("desk-report.new-hint")}</p>
      <ReportForm signatures={signatures} formKey={key} sent={sent} />
    </>
  );
}
