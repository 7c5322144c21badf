import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawConfirmation } from "~/features/custody/confirmation.server";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const prisonerId = params.id ?? "";
  const id = numberIn(params.confirmation);
  const result = await withdrawConfirmation(context.app, viewer, prisonerId, id, context.now);
  if (!result.ok) throw missing();
  return redirect(`/desk/prisoners/${prisonerId}/confirmation`, 303);
}
