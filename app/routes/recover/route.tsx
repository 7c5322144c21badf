import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { deviceCookie } from "~/features/account/known-device.server";
import { recover } from "~/features/account/recover.server";
import { Recovered, RecoverFields } from "~/features/account/recover-page";
import { codeCookie, codeToShow } from "~/features/account/shown-code.server";
import { recoverForm } from "~/features/account/sign-in.form";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { type FormErrors, formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { clearedSessionCookie } from "~/platform/http/cookies.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "recover.title" } satisfies PageHandle;

export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["password"] };

export function loader({ request, context }: LoaderFunctionArgs) {
  return { newCode: codeToShow(context, request, "recovered"), key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await request.formData();
  const form = parseForm(recoverForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const outcome = await recover(context.app, context.clientAddress, form.values, context.now);
  if (!outcome.ok) {
    if (outcome.reason === "wait") {
      return data({ ...formFailure(sent, {}, options), minutes: outcome.minutes }, { status: 429 });
    }
    const errors: FormErrors =
      outcome.reason === "wrong" ? { form: "recover.wrong" } : { password: outcome.problem };
    return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
  }
  const shown = codeCookie(context, "recovered", outcome.newCode);
  const device = deviceCookie(context, form.values.name);
  const headers = cookieHeaders(shown, device, clearedSessionCookie(context.origin));
  return redirect("/recover", { status: 303, headers });
}

export default function RecoverPage() {
  const t = useT();
  const { newCode, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (newCode && !failed) return <Recovered code={newCode} />;
  return (
    <>
      <BackLink to="/sign-in" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("recover.heading")}</h1>
      <p>{t("recover.lede")}</p>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={typedText(failed?.typed, "key") ?? key} />
        <RecoverFields errors={failed?.errors} typed={failed?.typed} />
        <div className="actions">
          <button type="submit" className="button">
            {t("recover.submit")}
          </button>
        </div>
      </form>
      <p className="quiet mt-6">{t("recover.no-code")}</p>
    </>
  );
}
