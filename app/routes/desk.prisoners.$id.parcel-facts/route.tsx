import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { countedForm, countedOf } from "~/features/parcels/deciding.form";
import { readDeciding } from "~/features/parcels/deciding.server";
import { CountedBody } from "~/features/parcels/deciding-bodies";
import { noteCounted } from "~/features/parcels/note-counted.server";
import { answerFields, answerForm } from "~/features/parcels/respond.server";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "counted.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const deciding = await readDeciding(context.app, params.id ?? "");
  if (!deciding) throw missing();
  const { id, counted } = deciding;
  return { counted, back: `/desk/prisoners/${id}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  if (!(await readDeciding(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(countedForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const counted = { ...countedOf(parsed.values), key: parsed.values.key };
  const result = await noteCounted(context.app, viewer, id, counted, context.now);
  if (!result.ok && result.reason === "no-consent") {
    const field = counted.medicalExtra > 0 ? "extra" : "exemption";
    return answerFields(formFailure(form, { [field]: "counted.no-consent" }));
  }
  return answerForm(result, form, `/desk/prisoners/${id}/parcels`);
}

export default function ParcelFactsPage() {
  const { back, counted, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return <CountedBody back={back} counted={counted} formKey={key} sent={sent} />;
}
