import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { removeItem } from "~/features/parcels/items.server";
import { answerDeed, numberIn } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id: parcelId = "", item } = params;
  const which = { parcelId, itemId: numberIn(item) };
  return answerDeed(await removeItem(context.app, viewer, which, context.now), `/parcels/${parcelId}`);
}

export default function PackersItemRemovalPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
