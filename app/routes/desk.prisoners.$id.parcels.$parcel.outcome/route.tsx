import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { takeOutcome } from "~/features/parcels/step-actions.server";
import { OutcomeBody } from "~/features/parcels/step-bodies";
import { randomId } from "~/platform/crypto/random.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.outcome.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  return { back: `/desk/prisoners/${prisonerId}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const form = await request.formData();
  const next = `/desk/prisoners/${prisonerId}/parcels`;
  return takeOutcome({ context, viewer, parcelId, form, next });
}

export default function DeskOutcomePage() {
  const { back, key } = useLoaderData<typeof loader>();
  return <OutcomeBody back={back} formKey={key} sent={useActionData<typeof action>()} />;
}
