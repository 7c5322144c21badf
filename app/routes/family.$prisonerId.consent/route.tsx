import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import type { PublicCard } from "~/domain/prisoners/public-card";
import { changesIn, consentForm } from "~/features/family/consent.form";
import { readConsent, saveConsent } from "~/features/family/consent.server";
import { ConsentForm } from "~/features/family/consent-form";
import { readFollowed } from "~/features/family/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { PublicCardView } from "~/features/prisoners/public-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "consent.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const consent = await readConsent(context.app, viewer, params.prisonerId ?? "", context.now);
  if (!consent) throw missing();
  return { ...consent, key: randomId(), isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const form = await request.formData();
  if (!(await readFollowed(context.app, viewer, prisonerId))) throw missing();
  const parsed = parseForm(consentForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { givenBy, key } = parsed.values;
  const word = { changes: changesIn(parsed.values), givenBy, key };
  const saved = await saveConsent(context.app, viewer, prisonerId, word, context.now);
  if (!saved.ok) throw missing();
  return redirect(`/family/${prisonerId}/consent?saved=1`, 303);
}

export default function ConsentPage() {
  const t = useT();
  const { id, standing, preview, key, isSaved, ...followed } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={failed?.errors} />
      <h1>{t("consent.title")}</h1>
      <p className="lede">
        <PrisonerName {...followed} />
      </p>
      {isSaved && !failed ? (
        <p className="notice" role="status">
          {t("consent.saved")}
        </p>
      ) : null}
      <p>{t("consent.lede")}</p>
      <ConsentForm
        id={id}
        standing={standing}
        formKey={key}
        typed={failed?.typed}
        errors={failed?.errors ?? {}}
      />
      <Preview preview={preview} />
    </>
  );
}

/** The public card to the letter, shown or not. */
function Preview({ preview }: { preview: { card: PublicCard; isShown: boolean } | null }) {
  const t = useT();
  return (
    <section>
      <h2>{t("consent.preview")}</h2>
      {preview === null ? (
        <p>{t("consent.preview.minor")}</p>
      ) : (
        <>
          <p>{t(preview.isShown ? "consent.preview.shown" : "consent.preview.not-shown")}</p>
          <PublicCardView card={preview.card} />
        </>
      )}
    </section>
  );
}
