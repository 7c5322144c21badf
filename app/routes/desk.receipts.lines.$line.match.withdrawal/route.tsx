import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { undoAssignment } from "~/features/receipts/assign.server";
import { readDecision } from "~/features/receipts/desk.server";
import { addressAfter, undoForm } from "~/features/receipts/match.form";
import { idIn } from "~/features/receipts/respond.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const lineId = idIn(params.line);
  const parsed = parseForm(undoForm, await request.formData());
  const isUndone = parsed.ok && (await undoAssignment(context.app, viewer, lineId, context.now));
  const line = isUndone ? await readDecision(context.app, lineId) : null;
  if (!parsed.ok || !line) throw missing();
  return redirect(addressAfter(line, parsed.values), 303);
}
