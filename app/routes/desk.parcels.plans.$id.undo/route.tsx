import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { beginUndo } from "~/features/plans/change-plan.server";
import { missing, requireGrant } from "~/platform/http/require.server";

/** Takes back what a plan gave; what became of each line stands on the plan's page, also when somebody was first. */
export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const result = await beginUndo(context.app, viewer, { kind: "winter", id }, context.now);
  if (!result.ok && result.reason === "not-found") throw missing();
  const late = result.ok ? "" : `?late=${result.reason}`;
  return redirect(`/desk/parcels/plans/${id}${late}`, 303);
}
