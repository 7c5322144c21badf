import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { readItemChoices, readWantedFor, takeItem } from "~/features/parcels/item-actions.server";
import { ItemBody } from "~/features/parcels/item-body";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { WantedDeeds } from "~/features/parcels/wanted-deeds";
import { randomId } from "~/platform/crypto/random.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.item.add" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { id = "", parcel = "" } = params;
  await requireEntry(context.app, viewer, id, parcel);
  const choices = await readItemChoices(context.app, parcel, context.now);
  const wanted = await readWantedFor(context.app, id, parcel);
  return { back: `/desk/prisoners/${id}/parcels/${parcel}`, key: randomId(), wanted, ...choices };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, id, parcelId);
  const form = await request.formData();
  const next = `/desk/prisoners/${id}/parcels/${parcelId}`;
  return takeItem({ context, viewer, parcelId, form, next, again: `${next}/items/new` });
}

export default function NewItemPage() {
  const { key, wanted, ...page } = useLoaderData<typeof loader>();
  return (
    <>
      <ItemBody {...page} formKey={key} sent={useActionData<typeof action>()} />
      <WantedDeeds wanted={wanted} />
    </>
  );
}
