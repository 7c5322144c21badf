import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useActionData, useParams } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { resumeCorrespondence } from "~/features/correspondence/course.server";
import { NotDone } from "~/features/correspondence/not-done";
import { notedAddress } from "~/features/correspondence/noted";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const { id = "" } = params;
  const result = await resumeCorrespondence(context.app, viewer, id, context.now);
  if (result.ok) return redirect(notedAddress(id, "resumed"), 303);
  if (result.reason === "not-found") throw missing();
  return data({ reason: result.reason }, { status: 409 });
}

export default function ResumePage() {
  const sent = useActionData<typeof action>();
  return <NotDone id={useParams().id ?? ""} reason={sent?.reason ?? "nothing-to-resume"} />;
}
