import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { openPerson } from "~/features/people/opening.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "administration");
  const id = params.id ?? "";
  const result = await openPerson(context.app, viewer, id, context.now);
  if (!result.ok && result.reason === "not-found") throw missing();
  return redirect(`/admin/people/${id}`, 303);
}
