import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { requireGrant } from "~/platform/http/require.server";

/** Asks for a plan; who asks while one is made is led to that one. */
export async function action({ context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = await askForPlan(context.app, viewer, "balance", context.now);
  return redirect(`/desk/balance/plans/${id}`, 303);
}
