import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AccountForm } from "~/features/account/account-form";
import { accountForm } from "~/features/account/join.form";
import { join, newAccess } from "~/features/account/join.server";
import { stepAddress, writingAnswers } from "~/features/account/join-answers";
import { clearedJoinCookie, joinCookie, openJoinStep } from "~/features/account/join-cookie.server";
import { codeCookie } from "~/features/account/shown-code.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";

export const handle = {
  title: "join.account.title",
  hydrate: [
    "join.account.",
    "join.continue",
    "join.progress",
    "access.",
    "email.",
    "password.",
    "field.",
    "error.",
    "attempts.",
  ],
} satisfies PageHandle;

/** The page shows secrets: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

export function loader({ request, context }: LoaderFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "account");
  if (instead !== null) throw redirect(instead, 303);
  const access = answers.access ?? newAccess();
  const isNewName = new URL(request.url).searchParams.has("new-name");
  return data({ access, isNewName }, { headers: cookieHeaders(joinCookie(context, { ...answers, access })) });
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "account");
  if (instead !== null) throw redirect(instead, 303);
  const writing = writingAnswers(answers);
  const { key, access } = answers;
  if (!writing || !access) throw redirect(stepAddress("account"), 303);
  const sent = await request.formData();
  const form = parseForm(accountForm, sent, { secrets: ["password"] });
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const joining = { key, writing, access, account: form.values, language: context.language };
  const outcome = await join(context.app, context, joining, context.now);
  if (!outcome.ok && outcome.reason === "wait") {
    const failure = formFailure(sent, {}, { secrets: ["password"] });
    return data({ ...failure, minutes: outcome.minutes }, { status: 429 });
  }
  if (!outcome.ok && outcome.reason === "common-password") {
    const failure = formFailure(sent, { password: "password.common" }, { secrets: ["password"] });
    return data({ ...failure, minutes: null }, { status: 422 });
  }
  if (!outcome.ok) {
    const again = joinCookie(context, { ...answers, access: newAccess(), key: randomId() });
    return redirect("/join/account?new-name=1", { status: 303, headers: cookieHeaders(again) });
  }
  const cleared = clearedJoinCookie(context);
  if (outcome.kind === "entered") {
    return redirect("/suggestions", { status: 303, headers: cookieHeaders(cleared, outcome.cookie) });
  }
  const shown = codeCookie(context, "joined", access.recoveryCode);
  return redirect("/join/done", { status: 303, headers: cookieHeaders(cleared, shown) });
}

export default function JoinAccountPage() {
  const t = useT();
  const { access, isNewName } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  return (
    <>
      <WaitNotice minutes={failed?.minutes} />
      {isNewName ? <p className="notice">{t("join.account.new-name")}</p> : null}
      <AccountForm access={access} errors={failed?.errors} typed={failed?.typed} />
    </>
  );
}
