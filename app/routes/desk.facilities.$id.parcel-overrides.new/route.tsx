import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { ParcelOverrideBody } from "~/features/parcels/parcel-override-body";
import { readOverridePage, respondToParcelOverride } from "~/features/parcels/respond-to-override.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-override.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const page = await readOverridePage(context, { of: "facility", id });
  return { ...page, back: `/desk/facilities/${id}` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const subject = { of: "facility", id } as const;
  return respondToParcelOverride(context, request, viewer, subject, `/desk/facilities/${id}`);
}

export default function FacilityParcelOverridePage() {
  const { key, ...page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <ParcelOverrideBody {...page} of="facility" formKey={key} sent={sent} />;
}
