import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { CheckField } from "~/components/fields/check-field";
import { ProofField } from "~/components/fields/proof-field";
import { clearedDeviceCookie } from "~/features/account/known-device.server";
import { clearedCodeCookies } from "~/features/account/shown-code.server";
import { WaitNotice } from "~/features/account/wait-notice";
import { deleteOwnAccount } from "~/features/own-data/delete-account.server";
import { deletionForm } from "~/features/own-data/own-data.form";
import { refusedProof } from "~/features/own-data/refused.server";
import { useT } from "~/i18n/i18n";
import { parseForm, typedText } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";
import { cookieHeaders } from "~/platform/http/sealed-cookie.server";
import { closeSession } from "~/platform/session/sessions.server";

export const handle = { title: "deletion.last" } satisfies PageHandle;

const options = { secrets: ["password"] };

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "own-account");
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "own-account");
  const sent = await request.formData();
  const form = parseForm(deletionForm, sent, options);
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const deletion = await deleteOwnAccount(context.app, viewer, form.values.password, context.now);
  if (!deletion.ok && deletion.reason === "last-admin") return redirect("/account/deletion", 303);
  if (!deletion.ok) return refusedProof(sent, deletion);
  const cleared = await closeSession(context.app, null, context.origin);
  const headers = cookieHeaders(cleared, clearedDeviceCookie(context), ...clearedCodeCookies(context));
  headers.set("Clear-Site-Data", '"cache", "cookies", "storage"');
  return redirect("/account/deleted", { status: 303, headers });
}

export default function DeletionConfirmationPage() {
  const t = useT();
  const failed = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/account/deletion" />
      <ErrorSummary errors={failed?.errors} />
      <WaitNotice minutes={failed?.minutes} />
      <h1>{t("deletion.last")}</h1>
      <p className="lede">{t("deletion.last.lede")}</p>
      <form method="post" noValidate>
        <CheckField
          name="understood"
          label={t("deletion.understood")}
          defaultChecked={typedText(failed?.typed, "understood") === "yes"}
          error={failed?.errors.understood}
        />
        <ProofField passwordOnly hint={t("own-data.why-password")} error={failed?.errors.password} />
        <div className="actions">
          <button type="submit" className="button">
            {t("deletion.submit")}
          </button>
          <a href="/account">{t("deletion.keep")}</a>
        </div>
      </form>
    </>
  );
}
