import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { takeSending } from "~/features/parcels/step-actions.server";
import { SendingBody } from "~/features/parcels/step-bodies";
import { randomId } from "~/platform/crypto/random.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.send.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const { prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  return { back: `/family/${prisonerId}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const form = await request.formData();
  const next = `/family/${prisonerId}/parcels`;
  return takeSending({ context, viewer, parcelId, form, next });
}

export default function FamilySendingPage() {
  const { back, key } = useLoaderData<typeof loader>();
  return <SendingBody back={back} formKey={key} sent={useActionData<typeof action>()} />;
}
