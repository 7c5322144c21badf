import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { takePacking } from "~/features/parcels/step-actions.server";
import { PackingBody } from "~/features/parcels/step-bodies";

import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.pack.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  return { back: `/desk/prisoners/${prisonerId}/parcels` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const form = await request.formData();
  const next = `/desk/prisoners/${prisonerId}/parcels`;
  return takePacking({ context, viewer, parcelId, form, next });
}

export default function DeskPackingPage() {
  const { back } = useLoaderData<typeof loader>();
  return <PackingBody back={back} sent={useActionData<typeof action>()} />;
}
