import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { replaceSecondFactor } from "~/features/account/enrol.server";
import { enrolmentAnswer, refusedEnrolment } from "~/features/account/enrolment-answer.server";
import { replaceForm } from "~/features/account/second-factor.form";
import { showOffer } from "~/features/account/second-factor-offer.server";
import { SecondFactorSteps } from "~/features/account/second-factor-steps";
import { spareCodesLeft } from "~/features/account/spare-codes.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "second-factor.replace.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  if ((await spareCodesLeft(context.app, viewer)) === null) throw redirect("/account/security", 303);
  const { offer, headers } = await showOffer(context, request);
  return data({ offer }, { headers });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(replaceForm, sent);
  const { typed } = formFailure(sent, {});
  if (!form.ok) return refusedEnrolment(context, typed, { errors: form.errors, minutes: null, status: 422 });
  return enrolmentAnswer(context, typed, await replaceSecondFactor(context, viewer, form.values));
}

export default function ReplacementPage() {
  const t = useT();
  const loaded = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/account/security" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("second-factor.replace.title")}</h1>
      <p>{t("second-factor.replace.lede")}</p>
      <SecondFactorSteps offer={failed?.offer ?? loaded.offer} errors={failed?.errors} replaces />
    </>
  );
}
