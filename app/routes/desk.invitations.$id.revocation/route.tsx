import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { revokeInvitation } from "~/features/invitations/invitations.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const prisonerId = await revokeInvitation(context.app, viewer, params.id ?? "", context.now);
  if (prisonerId === null) throw missing();
  const isFromPrisoner = (await request.formData()).get("from") === "prisoner";
  return redirect(isFromPrisoner ? `/desk/prisoners/${prisonerId}#relatives` : "/desk/invitations", 303);
}
