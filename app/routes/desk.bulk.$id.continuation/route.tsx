import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { continueBulk } from "~/features/bulk/run.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!(await continueBulk(context.app, id, context.now))) throw missing();
  return redirect(`/desk/bulk/${id}`, 303);
}
