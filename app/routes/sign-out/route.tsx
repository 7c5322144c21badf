import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clearedJoinCookie } from "~/features/account/join-cookie.server";
import { clearedCodeCookies } from "~/features/account/shown-code.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";
import { closeSession } from "~/platform/session/sessions.server";

export async function action({ context }: ActionFunctionArgs) {
  const cleared = await closeSession(context.app, context.sessionIdHash, context.origin);
  const headers = cookieHeaders(cleared, clearedJoinCookie(context), ...clearedCodeCookies(context));
  headers.set("Clear-Site-Data", '"cache", "cookies", "storage"');
  return redirect("/", { status: 303, headers });
}
