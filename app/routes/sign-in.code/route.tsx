import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { CodeField } from "~/components/fields/code-field";
import { deviceCookie, deviceOf } from "~/features/account/known-device.server";
import { clearedPendingCookie, readPending } from "~/features/account/pending-sign-in.server";
import { signInCodeForm } from "~/features/account/second-factor.form";
import { clearedCodeCookies } from "~/features/account/shown-code.server";
import { landingOf } from "~/features/account/sign-in.server";
import { signInWithCode } from "~/features/account/sign-in-code.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { type FormErrors, formFailure, parseForm } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { safeNext } from "~/platform/http/redirects.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = { title: "code.title" } satisfies PageHandle;

/** The page stands between a password and a session: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["code"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { viewer, app } = context;
  if (viewer) throw redirect(await landingOf(app, { id: viewer.personId, role: viewer.role }), 303);
  if (!(await readPending(context, request))) throw tooLate(context);
  return asked(request);
}

export async function action({ request, context }: ActionFunctionArgs) {
  const pending = await readPending(context, request);
  if (!pending) return tooLate(context);
  const sent = await request.formData();
  const form = parseForm(signInCodeForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const typed = { code: form.values.code, device: deviceOf(context, request, pending.name) };
  const outcome = await signInWithCode(context.app, context, pending, typed, context.now);
  if (outcome.ok) {
    const device = deviceCookie(context, pending.name);
    const cleared = [clearedPendingCookie(context), ...clearedCodeCookies(context)];
    const headers = cookieHeaders(outcome.cookie, device, ...cleared);
    const next = safeNext(sent.get("next"), outcome.landing);
    const codesLeft = `/account/security/spare-codes?${new URLSearchParams({ used: "1", next })}`;
    return redirect(outcome.by === "app" ? next : codesLeft, { status: 303, headers });
  }
  if (outcome.reason === "late") return tooLate(context);
  if (outcome.reason === "wait") {
    return data({ ...formFailure(sent, {}, options), minutes: outcome.minutes }, { status: 429 });
  }
  const errors: FormErrors = { code: asked(request).withSpare ? "code.spare.wrong" : "code.wrong" };
  return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
}

/** Whoever owes no code begins at the beginning; so does whoever took too long. */
function tooLate(context: RequestContext) {
  const to = context.viewer ? "/sign-in" : "/sign-in?late=1";
  return redirect(to, { status: 303, headers: cookieHeaders(clearedPendingCookie(context)) });
}

function asked(request: Request) {
  const params = new URL(request.url).searchParams;
  return { next: safeNext(params.get("next"), ""), withSpare: params.has("spare") };
}

export default function SignInCodePage() {
  const t = useT();
  const { next, withSpare } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const other = new URLSearchParams({ ...(next ? { next } : {}), ...(withSpare ? {} : { spare: "1" }) });
  return (
    <>
      <BackLink to="/sign-in" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("code.title")}</h1>
      <p>{t(withSpare ? "code.spare.lede" : "code.lede")}</p>
      <form method="post" noValidate>
        <input type="hidden" name="next" value={next} />
        <CodeField
          name="code"
          label={t(withSpare ? "code.spare.label" : "code.label")}
          hint={t(withSpare ? "code.spare.hint" : "code.hint")}
          error={failed?.errors.code}
          digits={!withSpare}
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("code.submit")}
          </button>
          <a href={`/sign-in/code?${other}`}>{t(withSpare ? "code.app.link" : "code.spare.link")}</a>
        </div>
      </form>
      <p className="quiet mt-6">{t("code.lost")}</p>
    </>
  );
}
