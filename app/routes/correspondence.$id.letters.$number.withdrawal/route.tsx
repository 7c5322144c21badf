import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { withdrawLetter } from "~/features/correspondence/letters.server";
import { NotDone } from "~/features/correspondence/not-done";
import { notedAddress } from "~/features/correspondence/noted";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const { id = "", number = "" } = params;
  if (!/^\d{1,6}$/.test(number)) throw missing();
  const result = await withdrawLetter(context.app, viewer, id, Number(number), context.now);
  if (result.ok || result.reason === "not-sent")
    return redirect(notedAddress(id, `undone-${Number(number)}`), 303);
  if (result.reason === "not-found") throw missing();
  return data({ reason: result.reason }, { status: 409 });
}

export default function WithdrawalPage() {
  const sent = useActionData<typeof action>();
  return <NotDone id={useParams().id ?? ""} reason={sent?.reason ?? "too-late"} />;
}
