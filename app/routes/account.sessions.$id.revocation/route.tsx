import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { endSession } from "~/features/account/own-sessions.server";
import { clearedSessionCookie } from "~/platform/http/cookies.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const { app, sessionIdHash, origin } = context;
  const id = params.id ?? "";
  if (!(await endSession(app, viewer, sessionIdHash, id))) throw missing();
  if (id !== sessionIdHash) return redirect("/account/security?ended=1", 303);
  return redirect("/sign-in", { status: 303, headers: { "Set-Cookie": clearedSessionCookie(origin) } });
}
