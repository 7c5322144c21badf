import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { rememberLanguage } from "~/features/account/language.server";
import { isLanguage } from "~/i18n/languages";
import { languageCookie } from "~/platform/http/cookies.server";
import { safeNext } from "~/platform/http/redirects.server";

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const language = form.get("language");
  const next = safeNext(form.get("next"), "/");
  if (!isLanguage(language)) return redirect(next, 303);
  if (context.frozenSince === null) await rememberLanguage(context.app, context.viewer, language);
  return redirect(next, { status: 303, headers: { "Set-Cookie": languageCookie(context.origin, language) } });
}
