import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endColleagueInvitation } from "~/features/colleagues/invite.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  await endColleagueInvitation(context.app, viewer, params.id ?? "", context.now);
  return redirect("/admin/invitations", 303);
}
