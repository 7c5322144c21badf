import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawReply } from "~/features/correspondence/replies.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const { id = "", reply = "" } = params;
  if (!/^\d{1,9}$/.test(reply)) throw missing();
  if (!(await withdrawReply(context.app, viewer, id, Number(reply), context.now))) throw missing();
  return redirect(`/correspondence/${id}`, 303);
}
