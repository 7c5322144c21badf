import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { needsForm, needsOf } from "~/features/family/needs.form";
import { readNeeds, saveNeeds } from "~/features/family/needs.server";
import { NeedsForm } from "~/features/family/needs-form";
import { readFollowed } from "~/features/family/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "needs.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const stored = await readNeeds(context.app, viewer, params.prisonerId ?? "");
  if (!stored) throw missing();
  return { ...stored, key: randomId(), isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const form = await request.formData();
  if (!(await readFollowed(context.app, viewer, prisonerId))) throw missing();
  const parsed = parseForm(needsForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saved = await saveNeeds(context.app, viewer, prisonerId, needsOf(parsed.values), context.now);
  if (saved.ok) return redirect(`/family/${prisonerId}/needs?saved=1`, 303);
  if (saved.reason === "not-found") throw missing();
  return data(formFailure(form, { measuredDay: "needs.future" }), { status: 422 });
}

export default function NeedsPage() {
  const t = useT();
  const { id, sizes, needs, key, isSaved, ...followed } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={failed?.errors} />
      <h1>{t("needs.title")}</h1>
      <p className="lede">
        <PrisonerName {...followed} />
      </p>
      {isSaved && !failed ? (
        <p className="notice" role="status">
          {t("needs.saved")}
        </p>
      ) : null}
      <p>
        {t("needs.lede")} <a href={`/family/${id}/consent`}>{t("needs.consent")}</a>
      </p>
      <p>
        <a href={`/family/${id}/things`}>{t("wanted.change")}</a>
      </p>
      <NeedsForm
        sizes={sizes}
        needs={needs}
        formKey={key}
        typed={failed?.typed}
        errors={failed?.errors ?? {}}
      />
    </>
  );
}
