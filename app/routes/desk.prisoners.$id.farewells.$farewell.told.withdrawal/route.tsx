import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { markTold } from "~/features/custody/farewells.server";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const which = { prisonerId: params.id ?? "", id: numberIn(params.farewell) };
  if (!(await markTold(context.app, viewer, which, false, context.now))) throw missing();
  return redirect(`/desk/prisoners/${which.prisonerId}/farewells`, 303);
}
