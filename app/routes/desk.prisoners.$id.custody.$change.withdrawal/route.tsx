import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { undoCustody } from "~/features/custody/undo.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "custody.done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", change: changeId = "" } = params;
  const result = await undoCustody(context.app, viewer, { prisonerId, changeId }, context.now);
  if (result.ok) return redirect(`/desk/prisoners/${prisonerId}/custody/${changeId}`, 303);
  if (result.reason === "not-found") throw missing();
  return data({ reason: result.reason }, { status: 409 });
}

export default function CustodyUndoPage() {
  const t = useT();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      {sent ? <p className="lede">{t(`custody.cannot-undo.${sent.reason}`)}</p> : null}
    </>
  );
}
