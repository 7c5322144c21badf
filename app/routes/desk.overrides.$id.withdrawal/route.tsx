import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { isRuleCode } from "~/domain/facilities/overrides";
import { withdrawOverride } from "~/features/overrides/overrides.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!/^\d{1,9}$/.test(id)) throw missing();
  const result = await withdrawOverride(context.app, viewer, Number(id), context.now);
  if (!result.ok) throw missing();
  const { of, id: subjectId } = result.subject;
  const below = isRuleCode(result.rule) ? "overrides/new" : "parcels";
  const page = of === "facility" ? `/desk/facilities/${subjectId}` : `/desk/prisoners/${subjectId}/${below}`;
  return redirect(page, 303);
}
