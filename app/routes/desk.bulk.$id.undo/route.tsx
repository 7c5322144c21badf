import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { undoBulk } from "~/features/bulk/undo.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!(await undoBulk(context.app, viewer, id, context.now))) throw missing();
  return redirect(`/desk/bulk/${id}`, 303);
}
