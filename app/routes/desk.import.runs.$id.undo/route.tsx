import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { runTask } from "~/features/import/tasks.server";
import { missing, requireGrant } from "~/platform/http/require.server";

/** Takes an import back; what became of each entry stands on the run's page, also when somebody was first. */
export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!/^\d{1,9}$/.test(id)) throw missing();
  const input = { id: Number(id), viewer, now: context.now.toISOString() };
  const result = await runTask(context.app, "import-undo", input);
  if (!result.ok && result.reason === "not-found") throw missing();
  return redirect(`/desk/import/runs/${id}`, 303);
}
