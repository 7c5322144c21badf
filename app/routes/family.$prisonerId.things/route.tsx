import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { readFollowed } from "~/features/family/read.server";
import { wantedForm } from "~/features/parcels/item.form";
import { readPlaceVerdicts } from "~/features/parcels/item-actions.server";
import { answerFields, answerForm } from "~/features/parcels/respond.server";
import { askForThing, openWanted } from "~/features/parcels/wanted.server";
import { WantedBody } from "~/features/parcels/wanted-body";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "wanted.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const { app, now } = context;
  const followed = await readFollowed(app, viewer, params.prisonerId ?? "");
  if (!followed) throw missing();
  return {
    id: followed.id,
    wanted: await openWanted(app, followed.id),
    verdicts: await readPlaceVerdicts(app, followed.id, now),
    key: randomId(),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const form = await request.formData();
  if (!(await readFollowed(context.app, viewer, prisonerId))) throw missing();
  const parsed = parseForm(wantedForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const result = await askForThing(context.app, viewer, prisonerId, parsed.values, context.now);
  if (!result.ok && result.reason === "forbidden") {
    return answerFields(formFailure(form, { code: `contents.${result.because}` }));
  }
  if (!result.ok && result.reason === "list-full") {
    return answerFields(formFailure(form, { code: "parcel.item.list-full" }));
  }
  return answerForm(result, form, `/family/${prisonerId}/things`);
}

export default function WantedPage() {
  const { key, ...page } = useLoaderData<typeof loader>();
  return <WantedBody {...page} formKey={key} sent={useActionData<typeof action>()} />;
}
