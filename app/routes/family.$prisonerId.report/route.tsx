import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { CheckField } from "~/components/fields/check-field";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextAreaField } from "~/components/fields/text-area-field";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { readWriters } from "~/features/reports/read.server";
import { reportForm, UNSURE } from "~/features/reports/report.form";
import { fileReport } from "~/features/reports/report.server";
import { fromSignature, signatureIn } from "~/features/reports/writer-choice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
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
  const prisonerId = params.prisonerId ?? "";
  if (!(await readWriters(context.app, viewer, prisonerId))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(reportForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { writer, text, stop, key } = parsed.values;
  const report = { signature: signatureIn(writer), text, stop: stop === "yes", key };
  const result = await fileReport(context.app, viewer, prisonerId, report, context.now);
  if (result.ok) return redirect(`/family/${prisonerId}/report?done=1`, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { writer: "report.choose" }), { status: 422 });
}

export default function ReportPage() {
  const t = useT();
  const { id, name, nameLatin, signatures, done, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const chosen = typedText(sent?.typed, "writer");
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      {done && !sent ? (
        <p className="notice" role="status">
          {t("report.done")}
        </p>
      ) : null}
      <h1>{t("report.title")}</h1>
      <p className="lede">
        <PrisonerName name={name} nameLatin={nameLatin} />
      </p>
      <p>{t("report.lede")}</p>
      <form method="post">
        <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? key} />
        <ChoiceField
          name="writer"
          label={t("report.who")}
          error={sent?.errors.writer}
          chosen={chosen === undefined ? [] : [chosen]}
          choices={[
            ...signatures.map((signature) => ({
              value: fromSignature(signature),
              label: t("report.signed", { signature }),
            })),
            { value: UNSURE, label: t("report.unsure") },
          ]}
        />
        <TextAreaField
          name="text"
          label={t("report.text")}
          hint={t("report.text-hint")}
          error={sent?.errors.text}
          defaultValue={typedText(sent?.typed, "text")}
          autoComplete="off"
        />
        <CheckField
          name="stop"
          label={t("report.stop")}
          defaultChecked={typedText(sent?.typed, "stop") === "yes"}
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("report.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
