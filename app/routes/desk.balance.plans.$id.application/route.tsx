import { type ActionFunctionArgs, redirect } from "@remix-run/node";
import { applicationForm, choiceOf } from "~/features/plans/application.form";
import { beginApplication } from "~/features/plans/change-plan.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

/** Carries out the ticked lines of a plan; what became of each stands on the plan's page, also when somebody was first. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const form = parseForm(applicationForm, await request.formData(), { lists: ["take"] });
  if (!form.ok) return redirect(`/desk/balance/plans/${id}`, 303);
  const plan = { kind: "balance", id } as const;
  const result = await beginApplication(context.app, viewer, plan, choiceOf(form.values), context.now);
  if (!result.ok && result.reason === "not-found") throw missing();
  const late = result.ok ? "" : `?late=${result.reason}`;
  return redirect(`/desk/balance/plans/${id}${late}`, 303);
}
