import type { ActionFunctionArgs } from "@remix-run/node";
import { answerWithdrawal, idIn } from "~/features/receipts/respond.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "" } = params;
  const asked = { context, viewer, prisonerId, base: `/desk/prisoners/${prisonerId}` };
  return answerWithdrawal(asked, idIn(params.receipt));
}
