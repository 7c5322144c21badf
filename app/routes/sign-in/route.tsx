import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/fields/text-field";
import { DemoEntry } from "~/features/account/demo-entry";
import { deviceCookie, deviceOf } from "~/features/account/known-device.server";
import { clearedCodeCookies } from "~/features/account/shown-code.server";
import { signInForm } from "~/features/account/sign-in.form";
import { landingOf, signIn } from "~/features/account/sign-in.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { type FormErrors, formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { safeNext } from "~/platform/http/redirects.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "sign-in.title" } satisfies PageHandle;

const options = { secrets: ["password"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, app } = context;
  if (viewer) throw redirect(await landingOf(app, { id: viewer.personId, role: viewer.role }), 303);
  const asked = new URL(request.url).searchParams;
  return {
    next: safeNext(asked.get("next"), ""),
    hasEnded: asked.has("ended"),
    isLate: asked.has("late"),
    isEverybodyOut: asked.has("everybody"),
    demo: app.config.demo,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const sent = await request.formData();
  const form = parseForm(signInForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const { name } = form.values;
  const typed = { ...form.values, device: deviceOf(context, request, name) };
  const outcome = await signIn(context.app, context, typed, context.now);
  if (!outcome.ok) {
    const isWrong = outcome.reason === "wrong";
    const errors: FormErrors = isWrong ? { form: "sign-in.wrong" } : {};
    const minutes = isWrong ? null : outcome.minutes;
    return data({ ...formFailure(sent, errors, options), minutes }, { status: isWrong ? 422 : 429 });
  }
  if (outcome.step === "code") {
    const next = safeNext(sent.get("next"), "");
    const to = next ? `/sign-in/code?next=${encodeURIComponent(next)}` : "/sign-in/code";
    return redirect(to, { status: 303, headers: cookieHeaders(outcome.cookie) });
  }
  const headers = cookieHeaders(outcome.cookie, deviceCookie(context, name), ...clearedCodeCookies(context));
  return redirect(safeNext(sent.get("next"), outcome.landing), { status: 303, headers });
}

export default function SignInPage() {
  const t = useT();
  const { next, hasEnded, isLate, isEverybodyOut, demo } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("sign-in.title")}</h1>
      {hasEnded && !failed ? <p className="notice">{t("sign-in.ended")}</p> : null}
      {isLate && !failed ? <p className="notice">{t("code.late")}</p> : null}
      {isEverybodyOut && !failed ? <p className="notice">{t("end-sessions.done")}</p> : null}
      {demo ? <DemoEntry /> : null}
      <form method="post" action="/sign-in" noValidate>
        <input type="hidden" name="next" value={typedText(failed?.typed, "next") ?? next} />
        <TextField
          name="name"
          label={t("sign-in.name")}
          hint={t("sign-in.name.hint")}
          error={failed?.errors.name}
          defaultValue={typedText(failed?.typed, "name")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextField
          name="password"
          label={t("sign-in.password")}
          error={failed?.errors.password}
          type="password"
          autoComplete="current-password"
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("sign-in.submit")}
          </button>
          <a href="/recover">{t("sign-in.lost")}</a>
          <a href="/join">{t("sign-in.join")}</a>
        </div>
      </form>
    </>
  );
}
