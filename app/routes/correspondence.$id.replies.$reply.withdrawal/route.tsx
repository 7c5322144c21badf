import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { NotDone } from "~/features/correspondence/not-done";
import { notedAddress } from "~/features/correspondence/noted";
import { withdrawReply } from "~/features/correspondence/replies.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const { id = "", reply = "" } = params;
  if (!/^\d{1,9}$/.test(reply)) throw missing();
  const result = await withdrawReply(context.app, viewer, id, Number(reply), context.now);
  if (result.ok) return redirect(notedAddress(id, "reply-undone"), 303);
  if (result.reason !== "too-late") throw missing();
  return data({ reason: result.reason }, { status: 409 });
}

export default function WithdrawalPage() {
  const sent = useActionData<typeof action>();
  return <NotDone id={useParams().id ?? ""} reason={sent?.reason ?? "too-late"} />;
}
