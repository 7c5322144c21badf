import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { cancelEntry } from "~/features/parcels/cancel.server";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { answerDeed } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const result = await cancelEntry(context.app, viewer, parcelId, context.now);
  return answerDeed(result, `/desk/prisoners/${prisonerId}/parcels`);
}

export default function DeskCancellationPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
