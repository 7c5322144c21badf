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
  const page = await readOverridePage(context, { of: "prisoner", id });
  return { ...page, back: `/desk/prisoners/${id}/parcels` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const subject = { of: "prisoner", id } as const;
  return respondToParcelOverride(context, request, viewer, subject, `/desk/prisoners/${id}/parcels`);
}

export default function PrisonerParcelOverridePage() {
  const { key, ...page } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <ParcelOverrideBody {...page} of="prisoner" formKey={key} sent={sent} />;
}
