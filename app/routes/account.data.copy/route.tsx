import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ProofField } from "~/components/fields/proof-field";
import { KeptFacts } from "~/features/account/kept-facts";
import { proveAgain } from "~/features/account/prove.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { refusalOf } from "~/features/export/refused";
import { collectOwnData } from "~/features/own-data/collect.server";
import { proofForm } from "~/features/own-data/own-data.form";
import { OwnDataSheet } from "~/features/own-data/own-data-sheet";
import { refusedProof } from "~/features/own-data/refused.server";
import { useT } from "~/i18n/i18n";
import { type FormErrors, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "own-data.copy" } satisfies PageHandle;

/** What the page shows stays in no cache. */
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "own-account");
  const { status, ...refused } = refusalOf(new URL(request.url).searchParams);
  return data({ own: null, ...refused }, { status });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  const sent = await request.formData();
  const form = parseForm(proofForm, sent, { secrets: ["password"] });
  if (!form.ok) return data({ ...form, own: null, minutes: null }, { status: 422 });
  const proof = await proveAgain(context.app, viewer, form.values.password, context.now);
  if (!proof.ok) return refusedProof(sent, proof);
  const own = await collectOwnData(context.app, viewer, context.now);
  return data({ own, errors: {}, typed: {}, minutes: null });
}

export default function CopyPage() {
  const t = useT();
  const refused = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const errors: FormErrors = sent?.errors ?? refused.errors;
  const minutes = sent ? sent.minutes : refused.minutes;
  return (
    <>
      <BackLink to="/account/data" />
      <ErrorSummary errors={errors} />
      <WaitNotice minutes={minutes} />
      <h1>{t("own-data.copy")}</h1>
      {sent?.own ? (
        <OwnDataSheet own={sent.own}>
          <KeptFacts account={sent.own.account} />
        </OwnDataSheet>
      ) : (
        <>
          <p>{t("own-data.copy.lede")}</p>
          <p>{t("own-data.without")}</p>
          <form method="post" noValidate>
            <ProofField passwordOnly hint={t("own-data.why-password")} error={errors.password} />
            <div className="actions">
              <button type="submit" className="button">
                {t("own-data.show")}
              </button>
              <button type="submit" className="button button-quiet" formAction="/account/data/file">
                {t("own-data.save")}
              </button>
            </div>
          </form>
          <p className="hint">{t("own-data.careful")}</p>
        </>
      )}
    </>
  );
}
