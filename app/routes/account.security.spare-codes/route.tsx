import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { CodeField } from "~/components/fields/code-field";
import { ProofField } from "~/components/fields/proof-field";
import { renewSpareCodesForm } from "~/features/account/second-factor.form";
import { codeCookie, codeToShow } from "~/features/account/shown-code.server";
import { landingOf } from "~/features/account/sign-in.server";
import { SpareCodeSheet } from "~/features/account/spare-code-sheet";
import { renewSpareCodes, spareCodesLeft } from "~/features/account/spare-codes.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { type FormErrors, formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { safeNext } from "~/platform/http/redirects.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "spare-codes.title" } satisfies PageHandle;

const options = { secrets: ["current", "code"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  const left = await spareCodesLeft(context.app, viewer);
  if (left === null) throw redirect("/account/security", 303);
  const asked = new URL(request.url).searchParams;
  const codes = codeToShow(context, request, "spare")?.split(" ") ?? null;
  const landing = safeNext(
    asked.get("next"),
    await landingOf(context.app, { id: viewer.personId, role: viewer.role }),
  );
  return { left, codes, landing, key: randomId(), hasUsed: asked.has("used"), isNew: asked.has("enrolled") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(renewSpareCodesForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const outcome = await renewSpareCodes(context.app, viewer, form.values, context.now);
  if (outcome.ok) {
    const headers = { "Set-Cookie": codeCookie(context, "spare", outcome.codes.join(" ")) };
    return redirect("/account/security/spare-codes", { status: 303, headers });
  }
  if (outcome.reason === "no-factor") return redirect("/account/security", 303);
  if (outcome.reason === "wait") {
    return data({ ...formFailure(sent, {}, options), minutes: outcome.minutes }, { status: 429 });
  }
  const errors: FormErrors =
    outcome.reason === "wrong" ? { current: "security.current.wrong" } : { code: "code.wrong" };
  return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
}

export default function SpareCodesPage() {
  const t = useT();
  const { left, codes, landing, key, hasUsed, isNew } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const isShown = codes !== null && !failed;
  return (
    <>
      <BackLink to="/account/security" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("spare-codes.title")}</h1>
      {isNew && !failed ? (
        <p className="notice" role="status">
          {t("spare-codes.enrolled")}
        </p>
      ) : null}
      {hasUsed && !failed ? (
        <p className="notice" role="status">
          {t("spare-codes.used")} {t("second-factor.left", { count: left })}
        </p>
      ) : null}
      <p>{t("spare-codes.lede")}</p>
      {isShown ? (
        <SpareCodeSheet codes={codes} />
      ) : (
        <RenewalForm
          left={hasUsed ? null : left}
          formKey={typedText(failed?.typed, "key") ?? key}
          errors={failed?.errors}
        />
      )}
      {isShown || hasUsed ? (
        <div className="actions">
          <a className="button" href={landing}>
            {t(isShown ? "join.account.written-down" : "spare-codes.go-on")}
          </a>
        </div>
      ) : null}
    </>
  );
}

interface RenewalProps {
  /** Not said twice where the page has said it. */
  left: number | null;
  formKey: string;
  errors: FormErrors | undefined;
}

function RenewalForm({ left, formKey, errors }: RenewalProps) {
  const t = useT();
  return (
    <section>
      {left === null ? null : <p>{t("second-factor.left", { count: left })}</p>}
      <h2>{t("spare-codes.renew")}</h2>
      <p>{t("spare-codes.renew.text")}</p>
      <form method="post" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <ProofField name="current" passwordOnly error={errors?.current} />
        <CodeField name="code" label={t("code.any")} error={errors?.code} />
        <div className="actions">
          <button type="submit" className="button">
            {t("spare-codes.new")}
          </button>
        </div>
      </form>
    </section>
  );
}
