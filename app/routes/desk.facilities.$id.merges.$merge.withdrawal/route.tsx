import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { undoFacilityMerge } from "~/features/facilities/merge.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", merge = "" } = params;
  const result = await undoFacilityMerge(context.app, viewer, id, merge, context.now);
  if (result.ok) return redirect(`/desk/facilities/${result.lostId}`, 303);
  if (result.reason === "not-found") throw missing();
  return data(null, { status: 409 });
}

export default function FacilityMergeWithdrawalPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/facilities/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("place-merge.newer")}</p>
    </>
  );
}
