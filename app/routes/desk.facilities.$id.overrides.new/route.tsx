import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { OverrideForm, OverrideList } from "~/features/overrides/override-form";
import { readSubject } from "~/features/overrides/overrides.server";
import { respondToOverride } from "~/features/overrides/respond.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "override.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const subject = await readSubject(context.app, { of: "facility", id });
  if (!subject) throw missing();
  return { ...subject, id, today: context.now.toISOString().slice(0, 10), key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const subject = { of: "facility", id: params.id ?? "" } as const;
  return respondToOverride(context, request, viewer, subject, `/desk/facilities/${subject.id}`);
}

export default function FacilityOverridePage() {
  const t = useT();
  const { id, name, standing, today, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/facilities/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("override.title")}</h1>
      <p className="lede">
        <bdi lang="ru">{name}</bdi>
      </p>
      <p>{t("override.lede.facility")}</p>
      <OverrideList standing={standing} />
      <OverrideForm today={today} formKey={key} sent={sent} />
    </>
  );
}
