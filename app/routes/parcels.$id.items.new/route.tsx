import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { readItemChoices, takeItem } from "~/features/parcels/item-actions.server";
import { ItemBody } from "~/features/parcels/item-body";
import { readParcel } from "~/features/parcels/volunteer.server";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.item.add" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const parcel = await readParcel(context.app, viewer, params.id ?? "", context.now);
  if (parcel?.packer !== "you") throw missing();
  const choices = await readItemChoices(context.app, parcel.id, context.now);
  return { back: `/parcels/${parcel.id}`, key: randomId(), ...choices };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id: parcelId = "" } = params;
  const form = await request.formData();
  const next = `/parcels/${parcelId}`;
  return takeItem({ context, viewer, parcelId, form, next, again: `${next}/items/new` });
}

export default function PackersItemPage() {
  const { key, ...page } = useLoaderData<typeof loader>();
  return <ItemBody {...page} formKey={key} sent={useActionData<typeof action>()} />;
}
