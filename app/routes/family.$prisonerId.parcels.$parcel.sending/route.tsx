import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { mayRead, requireEntry } from "~/features/parcels/ledger-page.server";
import { takeSending } from "~/features/parcels/step-actions.server";
import { SendingBody } from "~/features/parcels/step-bodies";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.send.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const { prisonerId = "", parcel: parcelId = "" } = params;
  if (!(await mayRead(context.app, viewer, prisonerId))) throw missing();
  await requireEntry(context.app, prisonerId, parcelId);
  return { back: `/family/${prisonerId}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "", parcel: parcelId = "" } = params;
  if (!(await mayRead(context.app, viewer, prisonerId))) throw missing();
  await requireEntry(context.app, prisonerId, parcelId);
  const form = await request.formData();
  const next = `/family/${prisonerId}/parcels`;
  return takeSending({ context, viewer, parcelId, form, next });
}

export default function FamilySendingPage() {
  const { back, key } = useLoaderData<typeof loader>();
  return <SendingBody back={back} formKey={key} sent={useActionData<typeof action>()} />;
}
