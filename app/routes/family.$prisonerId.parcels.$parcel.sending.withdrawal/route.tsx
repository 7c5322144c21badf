import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { undoStep } from "~/features/parcels/course.server";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { answerDeed } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const result = await undoStep(context.app, viewer, parcelId, "sent", context.now);
  return answerDeed(result, `/family/${prisonerId}/parcels`);
}

export default function FamilySendingWithdrawalPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
