import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { numberIn } from "~/features/parcels/respond.server";
import { dropThing } from "~/features/parcels/wanted.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "", thing } = params;
  const which = { prisonerId, id: numberIn(thing) };
  if (!(await dropThing(context.app, viewer, which, context.now)).ok) throw missing();
  return redirect(`/family/${prisonerId}/things`, 303);
}
