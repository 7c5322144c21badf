import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawDeskReply } from "~/features/replies/replies.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { reply = "" } = params;
  if (!/^\d{1,9}$/.test(reply)) throw missing();
  if (!(await withdrawDeskReply(context.app, viewer, Number(reply), context.now))) throw missing();
  return redirect("/desk/replies?taken-back=1", 303);
}
