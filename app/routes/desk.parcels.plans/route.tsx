import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { askForPlan } from "~/features/plans/ask-plan.server";
import { requireGrant } from "~/platform/http/require.server";

/** Asks for a plan of the winter; who asks while one is made is led to that one. */
export async function action({ context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = await askForPlan(context.app, viewer, "winter", context.now);
  return redirect(`/desk/parcels/plans/${id}`, 303);
}
