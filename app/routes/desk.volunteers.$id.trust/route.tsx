import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { trustReasons } from "~/domain/desk/volunteer-reasons";
import { decideTrust } from "~/features/volunteers/deeds.server";
import { Handle } from "~/features/volunteers/handle";
import { readOpenVolunteer } from "~/features/volunteers/read.server";
import { ReasonForm } from "~/features/volunteers/reason-form";
import { trustForm } from "~/features/volunteers/volunteer.form";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "volunteer.trust.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const volunteer = await readOpenVolunteer(context.app, params.id ?? "");
  if (!volunteer) throw missing();
  return { volunteer, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  if (!(await readOpenVolunteer(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(trustForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const word = { trust: "known", ...parsed.values } as const;
  const result = await decideTrust(context.app, viewer, id, word, context.now);
  if (result.ok) return redirect(`/desk/volunteers/${id}?done=trusted`, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { form: "volunteer.trust.already" }), { status: 409 });
}

export default function VolunteerTrustPage() {
  const t = useT();
  const { volunteer, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/volunteers/${volunteer.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("volunteer.trust.title")}</h1>
      <p className="lede">
        <Handle {...volunteer} />
      </p>
      <p>{t("volunteer.trust.what")}</p>
      <ReasonForm reasons={trustReasons} sent={sent} formKey={key} submit={t("volunteer.trust.submit")} />
    </>
  );
}
