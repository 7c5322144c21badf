import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { newFacilityForm } from "~/features/facilities/facility.form";
import { FacilityForm } from "~/features/facilities/facility-form";
import { createFacility } from "~/features/facilities/save.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "places.new" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  return { key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(newFacilityForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const result = await createFacility(context.app, viewer, parsed.values, context.now);
  const moving = new URL(request.url).searchParams.get("move");
  if (result.ok && moving !== null && /^[\w-]+$/.test(moving))
    return redirect(`/desk/prisoners/${moving}/move?facility=${result.id}`, 303);
  if (result.ok) return redirect(`/desk/facilities/${result.id}`, 303);
  const errors =
    result.reason === "double"
      ? ({ name: "place-form.double" } as const)
      : ({ noteDay: "place-form.future" } as const);
  const failed = formFailure(form, errors);
  return data({ ...failed, typed: { ...failed.typed, key: randomId() } }, { status: 422 });
}

export default function NewFacilityPage() {
  const t = useT();
  const { key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/facilities" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("places.new")}</h1>
      <p className="lede">{t("places.new-lede")}</p>
      <FacilityForm facility={null} formKey={key} sent={sent} />
    </>
  );
}
