import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { withdrawPledge } from "~/features/parcels/pledge.server";
import { answerDeed, numberIn } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id = "" } = params;
  const which = { parcelId: id, itemId: numberIn(params.item) };
  const result = await withdrawPledge(context.app, viewer, which, context.now);
  return answerDeed(result, `/parcels/${id}`);
}

export default function PledgeWithdrawalPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
