import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { proofForm } from "~/features/account/proof.form";
import { ProofForm } from "~/features/account/proof-form";
import { refusedProof } from "~/features/account/refused-proof.server";
import { countAllSessions, endAllSessions } from "~/features/people/sessions.server";
import { useT } from "~/i18n/i18n";
import { parseForm } from "~/platform/forms/parse-form";
import { clearedSessionCookie } from "~/platform/http/cookies.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "end-sessions.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  return { sessions: await countAllSessions(context.app, context.now) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const sent = await request.formData();
  const form = parseForm(proofForm, sent, { secrets: ["password"] });
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const ended = await endAllSessions(context.app, viewer, form.values.password, context.now);
  if (!ended.ok) return refusedProof(sent, ended);
  const headers = { "Set-Cookie": clearedSessionCookie(context.origin) };
  return redirect("/sign-in?everybody=1", { status: 303, headers });
}

export default function EndSessionsPage() {
  const t = useT();
  const { sessions } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/admin" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("end-sessions.title")}</h1>
      <p className="lede">{t("end-sessions.count", { count: sessions })}</p>
      <p>{t("end-sessions.what")}</p>
      <ProofForm sent={sent} submit={t("end-sessions.submit")} />
    </>
  );
}
