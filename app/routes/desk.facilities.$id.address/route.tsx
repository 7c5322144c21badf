import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { addAddress } from "~/features/facilities/address.server";
import { AddressForm } from "~/features/facilities/address-form";
import { addressForm, dayIn } from "~/features/facilities/facility.form";
import { envelopeOf, readFacilityFacts } from "~/features/facilities/read.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place.new-address" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const facility = await readFacilityFacts(context.app, params.id ?? "");
  if (!facility) throw missing();
  const today = context.now.toISOString().slice(0, 10);
  return { facility, preview: envelopeOf(facility), today, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { app, now } = context;
  const id = params.id ?? "";
  const facility = await readFacilityFacts(app, id);
  if (!facility) throw missing();
  const form = await request.formData();
  const parsed = parseForm(addressForm, form);
  if (!parsed.ok) return data({ ...parsed, preview: null }, { status: 422 });
  const { address, postcode, source, version, key } = parsed.values;
  const place = { address, postcode: postcode || null };
  if (form.get("step") !== "save") {
    const { typed } = formFailure(form, {});
    return data({ errors: {}, typed, preview: envelopeOf({ name: facility.name, ...place }) });
  }
  const validFrom = dayIn(parsed.values, "from") ?? now.toISOString().slice(0, 10);
  const result = await addAddress(app, viewer, id, { ...place, source, validFrom, version, key }, now);
  if (result.ok) return redirect(`/desk/facilities/${id}`, 303);
  if (result.reason === "not-found") throw missing();
  const failed = formFailure(form, { form: "place-form.stale" });
  const typed = { ...failed.typed, key: randomId(), version: String(facility.version) };
  return data({ errors: failed.errors, typed, preview: null }, { status: 409 });
}

export default function FacilityAddressPage() {
  const t = useT();
  const { facility, preview, today, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/facilities/${facility.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("place.new-address")}</h1>
      <p className="lede">{t("place-form.address-lede")}</p>
      <h2>{t(sent?.preview ? "place-form.preview" : "place-form.preview-now")}</h2>
      <p className="sheet" lang="ru">
        {sent?.preview ?? preview}
      </p>
      <AddressForm facility={facility} today={today} formKey={key} sent={sent} />
    </>
  );
}
