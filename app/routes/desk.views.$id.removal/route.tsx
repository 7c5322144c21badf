import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { removeView } from "~/features/views/views.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!(await removeView(context.app, id, context.now))) throw missing();
  return redirect(`/desk/views?removed=${id}`, 303);
}
