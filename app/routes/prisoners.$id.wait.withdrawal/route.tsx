import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { leaveLine } from "~/features/line/wait.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  if (!(await leaveLine(context.app, viewer, params.id ?? "", context.now))) throw missing();
  return redirect("/correspondence", 303);
}
