import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { noteConditions } from "~/features/parcels/conditions.server";
import { conditionsForm } from "~/features/parcels/deciding.form";
import { readDeciding } from "~/features/parcels/deciding.server";
import { ConditionsBody } from "~/features/parcels/deciding-bodies";
import { dayOn } from "~/features/parcels/parcels.form";
import { answerFields, answerForm } from "~/features/parcels/respond.server";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "conditions.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const deciding = await readDeciding(context.app, params.id ?? "");
  if (!deciding) throw missing();
  return { back: `/desk/prisoners/${deciding.id}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!(await readDeciding(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(conditionsForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const { conditions, key } = parsed.values;
  const noted = { conditions, key, since: dayOn(parsed.values) };
  const result = await noteConditions(context.app, viewer, id, noted, context.now);
  return answerForm(result, form, `/desk/prisoners/${id}/parcels`);
}

export default function ConditionsPage() {
  const { back, key } = useLoaderData<typeof loader>();
  return <ConditionsBody back={back} formKey={key} sent={useActionData<typeof action>()} />;
}
