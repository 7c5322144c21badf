import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { enterDemo } from "~/features/account/sign-in.server";
import { missing } from "~/platform/http/require.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const person = String((await request.formData()).get("person"));
  const entered = await enterDemo(context.app, context, person, context.now);
  if (!entered) throw missing();
  return redirect(entered.landing, { status: 303, headers: { "Set-Cookie": entered.cookie } });
}
