import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { CodeField } from "~/components/fields/code-field";
import { ProofField } from "~/components/fields/proof-field";
import { type Removal, removeSecondFactor } from "~/features/account/remove-second-factor.server";
import { removeForm } from "~/features/account/second-factor.form";
import { spareCodesLeft } from "~/features/account/spare-codes.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { useT } from "~/i18n/i18n";
import { type FormErrors, formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "second-factor.remove.title" } satisfies PageHandle;

const options = { secrets: ["current", "code"] };

const errorsOf: Record<"wrong" | "wrong-code" | "short", FormErrors> = {
  wrong: { current: "security.current.wrong" },
  "wrong-code": { code: "code.wrong" },
  short: { form: "second-factor.remove.short" },
};

export async function loader({ context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "own-account");
  if ((await spareCodesLeft(context.app, viewer)) === null) throw redirect("/account/security", 303);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(removeForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const removal = await removeSecondFactor(context.app, viewer, context, form.values, context.now);
  return removal.ok
    ? redirect("/account/security?removed=1", { status: 303, headers: { "Set-Cookie": removal.cookie } })
    : refused(sent, removal);
}

function refused(sent: FormData, removal: Extract<Removal, { ok: false }>) {
  if (removal.reason === "settled") return redirect("/account/security", 303);
  if (removal.reason === "wait") {
    return data({ ...formFailure(sent, {}, options), minutes: removal.minutes }, { status: 429 });
  }
  const errors = errorsOf[removal.reason];
  return data({ ...formFailure(sent, errors, options), minutes: null }, { status: 422 });
}

export default function RemovalPage() {
  const t = useT();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/account/security" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("second-factor.remove.title")}</h1>
      <p>{t("second-factor.remove.lede")}</p>
      <form method="post" noValidate>
        <ProofField name="current" passwordOnly error={failed?.errors.current} />
        <CodeField name="code" label={t("code.any")} error={failed?.errors.code} />
        <div className="actions">
          <button type="submit" className="button">
            {t("second-factor.remove")}
          </button>
        </div>
      </form>
    </>
  );
}
