import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endColleagueInvitation } from "~/features/colleagues/invite.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const ended = await endColleagueInvitation(context.app, viewer, params.id ?? "", context.now);
  if (ended === null) throw missing();
  return redirect("/admin/invitations", 303);
}
