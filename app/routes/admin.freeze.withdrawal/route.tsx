import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { proofForm } from "~/features/account/proof.form";
import { ProofForm } from "~/features/account/proof-form";
import { refusedProof } from "~/features/account/refused-proof.server";
import { unfreeze } from "~/features/freeze/freeze.server";
import { useT } from "~/i18n/i18n";
import { parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "unfreeze.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  if (context.frozenSince === null) throw redirect("/admin/freeze", 303);
  return null;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const sent = await request.formData();
  const form = parseForm(proofForm, sent, { secrets: ["password"] });
  if (!form.ok) return data({ ...form, minutes: null }, { status: 422 });
  const proof = await unfreeze(context.app, viewer, form.values.password, context.now);
  return proof.ok ? redirect("/admin/freeze", 303) : refusedProof(sent, proof);
}

export default function UnfreezePage() {
  const t = useT();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/admin/freeze" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("unfreeze.title")}</h1>
      <p className="lede">{t("unfreeze.lede")}</p>
      <ProofForm sent={sent} submit={t("unfreeze.submit")} />
    </>
  );
}
