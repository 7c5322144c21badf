import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { removeItem } from "~/features/parcels/items.server";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { answerDeed, numberIn } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", parcel: parcelId = "", item } = params;
  await requireEntry(context.app, viewer, id, parcelId);
  const which = { parcelId, itemId: numberIn(item) };
  const result = await removeItem(context.app, viewer, which, context.now);
  return answerDeed(result, `/desk/prisoners/${id}/parcels/${parcelId}`);
}

export default function ItemRemovalPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
