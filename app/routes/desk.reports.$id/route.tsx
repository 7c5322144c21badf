import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { decideReport } from "~/features/reports/decide.server";
import { DecisionForm } from "~/features/reports/decision-form";
import { readReport } from "~/features/reports/read.server";
import { decisionForm } from "~/features/reports/report.form";
import { DecisionLine, ReportLine, ReportText } from "~/features/reports/report-line";
import { signatureIn } from "~/features/reports/writer-choice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-report.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const report = await readReport(context.app, numberOf(params.id));
  if (!report) throw missing();
  return { report, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = numberOf(params.id);
  if (!(await readReport(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(decisionForm, form);
  if (!parsed.ok) return data({ ...parsed, already: false }, { status: 422 });
  const { decision, writer, key } = parsed.values;
  const word = { decision, signature: signatureIn(writer), key };
  const result = await decideReport(context.app, viewer, id, word, context.now);
  if (result.ok) return redirect("/desk/reports", 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "already-decided") {
    return data({ errors: {}, typed: {}, already: true }, { status: 409 });
  }
  const field = result.reason === "no-writer" ? "writer" : "decision";
  const failure = formFailure(form, { [field]: `desk-report.${result.reason}` });
  return data({ ...failure, already: false }, { status: 422 });
}

/** The number of a report in an address; 0, which none has, for anything else. */
function numberOf(id: string | undefined): number {
  return /^\d{1,9}$/.test(id ?? "") ? Number(id) : 0;
}

export default function DeskReportPage() {
  const t = useT();
  const { report, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { decision } = report;
  return (
    <>
      <BackLink to="/desk/reports" />
      <ErrorSummary errors={sent?.errors} />
      {sent?.already ? (
        <p className="notice" role="status">
          {t("desk-report.already")}
        </p>
      ) : null}
      <h1>{t("desk-report.title")}</h1>
      <p className="lede">
        <PrisonerName {...report} />
      </p>
      <ReportLine {...report} />
      <ReportText text={report.text} />
      {decision ? (
        <DecisionLine {...report} decision={decision} />
      ) : (
        <DecisionForm
          report={report}
          formKey={typedText(sent?.typed, "key") ?? key}
          typed={sent?.typed ?? {}}
          errors={sent?.errors ?? {}}
        />
      )}
    </>
  );
}
