import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { takeBackOffboarding } from "~/features/volunteers/offboard.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "offboard.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const result = await takeBackOffboarding(context.app, viewer, id, context.now);
  if (result.ok) return redirect(`/desk/volunteers/${id}?done=reopened`, 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "already") return redirect(`/desk/volunteers/${id}`, 303);
  return data(null, { status: 409 });
}

export default function OffboardWithdrawalPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/volunteers/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("offboard.not-back")}</p>
    </>
  );
}
