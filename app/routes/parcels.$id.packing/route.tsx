import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { takePacking } from "~/features/parcels/step-actions.server";
import { PackingBody } from "~/features/parcels/step-bodies";
import { readParcel } from "~/features/parcels/volunteer.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.pack.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const parcel = await readParcel(context.app, viewer, params.id ?? "", context.now);
  if (parcel?.packer !== "you") throw missing();
  return { id: parcel.id };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id: parcelId = "" } = params;
  const form = await request.formData();
  return takePacking({ context, viewer, parcelId, form, next: `/parcels/${parcelId}` });
}

export default function PackingPage() {
  const { id } = useLoaderData<typeof loader>();
  return <PackingBody back={`/parcels/${id}`} sent={useActionData<typeof action>()} />;
}
