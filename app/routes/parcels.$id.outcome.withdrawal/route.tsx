import type { ActionFunctionArgs } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { undoOutcome } from "~/features/parcels/outcome.server";
import { answerDeed } from "~/features/parcels/respond.server";
import { StepRefused } from "~/features/parcels/step-refused";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel-refused.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id = "" } = params;
  const result = await undoOutcome(context.app, viewer, id, context.now);
  return answerDeed(result, `/parcels/${id}`);
}

export default function OutcomeWithdrawalPage() {
  return <StepRefused sent={useActionData<typeof action>()} />;
}
