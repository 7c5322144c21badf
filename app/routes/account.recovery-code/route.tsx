import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextField } from "~/components/fields/text-field";
import { AccessSheet } from "~/features/account/access-sheet";
import { renewRecoveryCode } from "~/features/account/renew-code.server";
import { codeCookie, codeToShow } from "~/features/account/shown-code.server";
import { renewCodeForm } from "~/features/account/sign-in.form";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { type FormErrors, formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "recovery-code.title" } satisfies PageHandle;

/** The page may show a secret: nothing may keep a copy of it. */
export const headers = () => ({ "Cache-Control": "no-store" });

const options = { secrets: ["current"] };

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "own-account");
  return { newCode: codeToShow(context, request, "renewed"), key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(renewCodeForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const outcome = await renewRecoveryCode(context.app, viewer, form.values, context.now);
  if (outcome.ok) {
    const headers = { "Set-Cookie": codeCookie(context, "renewed", outcome.newCode) };
    return redirect("/account/recovery-code", { status: 303, headers });
  }
  const isWrong = outcome.reason === "wrong";
  const errors: FormErrors = isWrong ? { current: "security.current.wrong" } : {};
  const minutes = isWrong ? null : outcome.minutes;
  return data({ ...formFailure(sent, errors, options), minutes }, { status: isWrong ? 422 : 429 });
}

export default function RecoveryCodePage() {
  const t = useT();
  const { newCode, key } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  if (newCode && !failed) return <NewCode code={newCode} />;
  return (
    <>
      <BackLink to="/account/security" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("recovery-code.title")}</h1>
      <p>{t("recovery-code.lede")}</p>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={typedText(failed?.typed, "key") ?? key} />
        <TextField
          name="current"
          label={t("security.current")}
          error={failed?.errors.current}
          type="password"
          autoComplete="current-password"
        />
        <div className="actions">
          <button type="submit" className="button">
            {t("recovery-code.submit")}
          </button>
        </div>
      </form>
    </>
  );
}

function NewCode({ code }: { code: string }) {
  const t = useT();
  return (
    <>
      <h1>{t("recovery-code.title")}</h1>
      <p>{t("recovery-code.write-down")}</p>
      <section className="card">
        <AccessSheet recoveryCode={code} />
      </section>
      <div className="actions">
        <a className="button" href="/account/security">
          {t("join.account.written-down")}
        </a>
      </div>
    </>
  );
}
