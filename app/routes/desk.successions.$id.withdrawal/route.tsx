import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { takeBack } from "~/features/volunteers/hand-over.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "succession.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const result = await takeBack(context.app, viewer, params.id ?? "", context.now);
  if (result.ok) return redirect(`/desk/successions?done=${result.became}`, 303);
  if (result.reason === "not-found") throw missing();
  return data({ reason: result.reason }, { status: 409 });
}

export default function SuccessionWithdrawalPage() {
  const t = useT();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/successions" />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{sent ? t(`succession.not-back.${sent.reason}`) : null}</p>
    </>
  );
}
