import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ConfirmMoveForm } from "~/features/moves/confirm-form";
import { confirmedForm, sinceOf } from "~/features/moves/move.form";
import { MoveLine } from "~/features/moves/move-line";
import { confirmMove } from "~/features/moves/moves.server";
import { readMoveReport } from "~/features/moves/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.moves.title" } satisfies PageHandle;

const fields = {
  "place-needed": "facility",
  "place-too-much": "facility",
  "no-such-place": "facility",
  "already-over": "form",
  died: "form",
  same: "form",
} as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const report = await readMoveReport(context.app, idOf(params.id));
  if (!report) throw missing();
  return { report, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = idOf(params.id);
  const form = await request.formData();
  const parsed = parseForm(confirmedForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { facility, status, key } = parsed.values;
  const move = { facilityId: facility || null, status, key, since: sinceOf(parsed.values) };
  const result = await confirmMove(context.app, viewer, id, move, context.now);
  if (result.ok) return redirect("/desk/moves", 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "decided") {
    return data(formFailure(form, { form: "move.decided" }), { status: 409 });
  }
  const field = result.reason === "future" ? "sinceDay" : fields[result.reason];
  return data(formFailure(form, { [field]: `move.${result.reason}` }), { status: 422 });
}

export default function DeskMovePage() {
  const t = useT();
  const { report, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { touched, decision } = report;
  return (
    <>
      <BackLink to="/desk/moves" />
      <ErrorSummary errors={sent?.errors} />
      <h1>
        <PrisonerName {...report} />
      </h1>
      <MoveLine told={report} />
      <p>{report.facilityName ? t("move.now-at", { place: report.facilityName }) : t("move.now-nowhere")}</p>
      <p className="notice">
        {touched.letters === 0 ? null : `${t("move.touched.letters", { count: touched.letters })} `}
        {t("move.touched.writers", { count: touched.writers })}
      </p>
      {decision === null ? (
        <>
          <ConfirmMoveForm report={report} formKey={key} sent={sent} />
          <form method="post" action={`/desk/moves/${report.id}/refusal`} className="actions">
            <button type="submit" className="button button-quiet">
              {t("move.decline")}
            </button>
          </form>
          <p className="hint">{t("move.decline.hint")}</p>
        </>
      ) : (
        <p>{t(`desk.moves.${decision}`)}</p>
      )}
    </>
  );
}

function idOf(text = ""): number {
  if (!/^\d{1,9}$/.test(text)) throw missing();
  return Number(text);
}
