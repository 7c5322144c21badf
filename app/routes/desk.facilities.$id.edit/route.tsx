import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import { BothVersions } from "~/components/both-versions";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { facilityForm } from "~/features/facilities/facility.form";
import { FacilityForm } from "~/features/facilities/facility-form";
import { readFacilityFacts } from "~/features/facilities/read.server";
import { editFacility } from "~/features/facilities/save.server";
import { versionsOf } from "~/features/facilities/versions";
import { useI18n } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place.edit" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const facility = await readFacilityFacts(context.app, params.id ?? "");
  if (!facility) throw missing();
  return { facility, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(facilityForm, form);
  if (!parsed.ok) {
    if (!(await readFacilityFacts(context.app, id))) throw missing();
    return data({ ...parsed, isStale: false }, { status: 422 });
  }
  const result = await editFacility(context.app, viewer, id, parsed.values, context.now);
  if (result.ok) return redirect(`/desk/facilities/${id}`, 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "future") {
    const failed = formFailure(form, { noteDay: "place-form.future" });
    return data({ ...failed, isStale: false }, { status: 422 });
  }
  const failed = formFailure(form, { form: "versions.stale" });
  const typed = { ...failed.typed, key: randomId(), version: String(result.stored.rowVersion) };
  return data({ errors: failed.errors, typed, isStale: true }, { status: 409 });
}

export default function EditFacilityPage() {
  const { language, t } = useI18n();
  const { facility, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const page = `/desk/facilities/${facility.id}`;
  return (
    <>
      <BackLink to={page} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("place.edit")}</h1>
      <p className="lede" lang="ru">
        {facility.name}
      </p>
      {sent?.isStale ? (
        <BothVersions versions={versionsOf(t, language, facility, sent.typed)} back={page} />
      ) : null}
      <FacilityForm facility={facility} formKey={key} sent={sent} />
    </>
  );
}
