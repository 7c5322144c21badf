import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { restoreView } from "~/features/views/views.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  if (!(await restoreView(context.app, params.id ?? ""))) throw missing();
  return redirect("/desk/views", 303);
}
