import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { withdrawNote } from "~/features/desk/notes.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", note = "" } = params;
  if (!/^\d{1,9}$/.test(note)) throw missing();
  const what = { prisonerId: id, id: Number(note), isBack: true };
  if (!(await withdrawNote(context.app, viewer, what, context.now))) throw missing();
  return redirect(`/desk/prisoners/${id}#notes`, 303);
}
