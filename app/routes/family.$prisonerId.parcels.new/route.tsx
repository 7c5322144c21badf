import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { requireLedger } from "~/features/parcels/ledger-page.server";
import { takeReservation } from "~/features/parcels/plan-actions.server";
import { ReserveBody } from "~/features/parcels/plan-bodies";
import { randomId } from "~/platform/crypto/random.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "ledger.reserve.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const { prisonerId = "" } = params;
  await requireLedger(context.app, viewer, prisonerId);

  return { back: `/family/${prisonerId}/parcels`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  await requireLedger(context.app, viewer, prisonerId);

  const form = await request.formData();
  const next = `/family/${prisonerId}/parcels`;
  return takeReservation({ context, viewer, prisonerId, form, next });
}

export default function FamilyReservationPage() {
  const { back, key } = useLoaderData<typeof loader>();
  return <ReserveBody back={back} formKey={key} sent={useActionData<typeof action>()} />;
}
