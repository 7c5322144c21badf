import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { undoWinter } from "~/features/parcels/winter.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  if (!(await undoWinter(context.app, viewer, params.batch ?? "", context.now))) throw missing();
  return redirect("/desk/parcels", 303);
}
