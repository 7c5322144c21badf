import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { takeDay } from "~/features/parcels/plan-actions.server";
import { DayBody } from "~/features/parcels/plan-bodies";

import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "ledger.day.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  return { back: `/desk/prisoners/${prisonerId}/parcels` };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "", parcel: parcelId = "" } = params;
  await requireEntry(context.app, viewer, prisonerId, parcelId);
  const form = await request.formData();
  const next = `/desk/prisoners/${prisonerId}/parcels`;
  return takeDay({ context, viewer, prisonerId, parcelId, form, next });
}

export default function DeskDayPage() {
  const { back } = useLoaderData<typeof loader>();
  return <DayBody back={back} sent={useActionData<typeof action>()} />;
}
