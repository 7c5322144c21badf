import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { clearedJoinCookie } from "~/features/account/join-cookie.server";
import { clearedDeviceCookie } from "~/features/account/known-device.server";
import { clearedCodeCookies } from "~/features/account/shown-code.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";
import { closeSession } from "~/platform/session/sessions.server";

export async function action({ context }: ActionFunctionArgs) {
  const cleared = await closeSession(context.app, context.sessionIdHash, context.origin);
  const others = [clearedJoinCookie(context), clearedDeviceCookie(context), ...clearedCodeCookies(context)];
  const headers = cookieHeaders(cleared, ...others);
  headers.set("Clear-Site-Data", '"cache", "cookies", "storage"');
  return redirect("/", { status: 303, headers });
}
