import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { facilityMergeForm } from "~/features/facilities/facility.form";
import {
  mergeFacilities,
  previewFacilityMerge,
  searchFacilityDoubles,
} from "~/features/facilities/merge.server";
import { DoubleForm, DoubleSearch } from "~/features/facilities/merge-page";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place-merge.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const asked = new URL(request.url).searchParams;
  const search = await searchFacilityDoubles(context.app, id, (asked.get("q") ?? "").slice(0, 80));
  if (!search) throw missing();
  const other = asked.get("with");
  const preview = other === null ? null : await previewFacilityMerge(context.app, id, other);
  return { search, preview, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(facilityMergeForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { with: lostId, ...asked } = parsed.values;
  const result = await mergeFacilities(context.app, viewer, id, { ...asked, lostId }, context.now);
  if (result.ok) return redirect(`/desk/facilities/${id}/merge`, 303);
  if (result.reason === "not-found") throw missing();
  const status = result.reason === "stale" ? 409 : 422;
  return data(formFailure(form, { form: `merge.${result.reason}` }), { status });
}

export default function FacilityMergePage() {
  const t = useT();
  const { search, preview, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/facilities/${search.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("place-merge.title")}</h1>
      <p className="lede" lang="ru">
        {search.name}
      </p>
      {preview ? <DoubleForm preview={preview} formKey={key} /> : <DoubleSearch search={search} />}
    </>
  );
}
