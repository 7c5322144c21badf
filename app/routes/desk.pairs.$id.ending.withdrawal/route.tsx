import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { reopenPair } from "~/features/take-overs/ending.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const ended = await reopenPair(context.app, viewer, params.id ?? "", context.now);
  if (ended === null) throw missing();
  return redirect(`/desk/prisoners/${ended.prisonerId}#writers`, 303);
}
