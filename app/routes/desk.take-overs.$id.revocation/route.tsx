import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeLink } from "~/features/take-overs/links.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  if (!(await revokeLink(context.app, viewer, params.id ?? "", context.now))) throw missing();
  return redirect("/desk/take-overs", 303);
}
