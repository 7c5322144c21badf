import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { enterDemo } from "~/features/account/sign-in.server";
import { languageCookie } from "~/platform/http/cookies.server";
import { missing } from "~/platform/http/require.server";

/** The visitor goes on in the language they see, whatever the invented person's is. */
export async function action({ request, context }: ActionFunctionArgs) {
  const person = String((await request.formData()).get("person"));
  const entered = await enterDemo(context.app, context, person, context.now);
  if (!entered) throw missing();
  const headers = new Headers({ "Set-Cookie": entered.cookie });
  headers.append("Set-Cookie", languageCookie(context.origin, context.language));
  return redirect(entered.landing, { status: 303, headers });
}
