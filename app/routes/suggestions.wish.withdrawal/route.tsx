import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endWish } from "~/features/balance/wish.server";
import { requireGrant } from "~/platform/http/require.server";

/** Chooses oneself again. */
export async function action({ context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  await endWish(context.app, viewer);
  return redirect("/suggestions/wish?withdrawn=1", 303);
}
