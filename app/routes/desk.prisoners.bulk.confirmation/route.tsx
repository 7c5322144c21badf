import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { BulkStep } from "~/features/bulk/bulk-step";
import { showStep, takeStep } from "~/features/bulk/respond.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "bulk.confirmation" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return showStep("confirmation", request, context);
}

export function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  return takeStep("confirmation", request, context, viewer);
}

export default function BulkConfirmationPage() {
  const sent = useActionData<typeof action>();
  return (
    <BulkStep kind="confirmation" changed={sent?.changed ?? false} {...useLoaderData<typeof loader>()} />
  );
}
