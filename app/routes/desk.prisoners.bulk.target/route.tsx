import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { BulkStep } from "~/features/bulk/bulk-step";
import { showStep, takeStep } from "~/features/bulk/respond.server";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "bulk.target" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return showStep("target", request, context);
}

export function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  return takeStep("target", request, context, viewer);
}

export default function BulkTargetPage() {
  const sent = useActionData<typeof action>();
  return <BulkStep kind="target" changed={sent?.changed ?? false} {...useLoaderData<typeof loader>()} />;
}
