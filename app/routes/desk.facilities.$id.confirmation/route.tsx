import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { confirmFacility } from "~/features/facilities/save.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const result = await confirmFacility(context.app, viewer, id, context.now);
  if (!result.ok && result.reason === "not-found") throw missing();
  return redirect(`/desk/facilities/${id}${result.ok ? "" : "/address"}`, 303);
}
