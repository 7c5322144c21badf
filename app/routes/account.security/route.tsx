import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { needsSecondFactor } from "~/domain/access/second-factor";
import { changePassword } from "~/features/account/change-password.server";
import { ownSessions } from "~/features/account/own-sessions.server";
import { PasswordChangeForm } from "~/features/account/password-change-form";
import { SecondFactorSection } from "~/features/account/second-factor-section";
import { SessionList } from "~/features/account/session-list";
import { passwordForm } from "~/features/account/sign-in.form";
import { spareCodesLeft } from "~/features/account/spare-codes.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { type FormErrors, formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "security.title" } satisfies PageHandle;

const noticeOf = {
  changed: "security.changed",
  ended: "security.ended",
  removed: "second-factor.removed",
} as const;

const options = { secrets: ["current", "password"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  const asked = new URL(request.url).searchParams;
  const sessions = await ownSessions(context.app, viewer, context.sessionIdHash, context.now);
  const done = (["changed", "ended", "removed"] as const).find((each) => asked.has(each)) ?? null;
  const spareCodes = await spareCodesLeft(context.app, viewer);
  return { sessions, done, spareCodes, isStaff: needsSecondFactor(viewer.role) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(passwordForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const outcome = await changePassword(context.app, viewer, context, form.values, context.now);
  if (outcome.ok) {
    const headers = { "Set-Cookie": outcome.cookie };
    return redirect("/account/security?changed=1", { status: 303, headers });
  }
  if (outcome.reason === "wait") {
    return data({ ...formFailure(sent, {}, options), minutes: outcome.minutes }, { status: 429 });
  }
  const errors: FormErrors =
    outcome.reason === "wrong" ? { current: "security.current.wrong" } : { password: outcome.problem };
  return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
}

export default function SecurityPage() {
  const t = useT();
  const { sessions, done, spareCodes, isStaff } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/account" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("security.title")}</h1>
      {done && !failed ? (
        <p className="notice" role="status">
          {t(noticeOf[done])}
        </p>
      ) : null}
      <SecondFactorSection spareCodes={spareCodes} isStaff={isStaff} />
      <PasswordChangeForm errors={failed?.errors} hasSecondFactor={spareCodes !== null} />
      <section>
        <h2>{t("access.recovery-code")}</h2>
        <p>{t("security.code.text")}</p>
        <p>
          <a href="/account/recovery-code">{t("security.code.new")}</a>
        </p>
      </section>
      <SessionList sessions={sessions} />
    </>
  );
}
