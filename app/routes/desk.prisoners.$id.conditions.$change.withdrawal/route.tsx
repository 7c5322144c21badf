import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawConditions } from "~/features/parcels/conditions.server";
import { numberIn } from "~/features/parcels/respond.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", change } = params;
  const which = { prisonerId, id: numberIn(change) };
  const result = await withdrawConditions(context.app, viewer, which, context.now);
  if (!result.ok) throw missing();
  return redirect(`/desk/prisoners/${prisonerId}/parcels`, 303);
}
