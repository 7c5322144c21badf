import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { leaveLetter } from "~/features/correspondence/left.server";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const which = { id: params.id ?? "", number: numberIn(params.number) };
  if (!(await leaveLetter(context.app, viewer, which, true, context.now))) throw missing();
  return redirect(`/correspondence/${which.id}#history`, 303);
}
