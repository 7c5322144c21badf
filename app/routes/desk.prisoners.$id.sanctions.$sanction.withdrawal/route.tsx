import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawSanction } from "~/features/custody/sanctions.server";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const which = { prisonerId: params.id ?? "", id: numberIn(params.sanction) };
  const result = await withdrawSanction(context.app, viewer, which, context.now);
  if (!result.ok) throw missing();
  return redirect(`/desk/prisoners/${which.prisonerId}/sanction`, 303);
}
