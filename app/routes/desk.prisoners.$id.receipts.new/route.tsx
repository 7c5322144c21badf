import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { NewReceipt } from "~/features/receipts/new-receipt";
import { readFormFacts } from "~/features/receipts/read.server";
import resendModule from "~/features/receipts/resend.browser.ts?worker&url";
import { answerReceipt } from "~/features/receipts/respond.server";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "receipt.new", module: resendModule, sends: true } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "" } = params;
  const facts = await readFormFacts(context.app, viewer, prisonerId, context.now);
  if (!facts) throw missing();
  return { ...facts, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id: prisonerId = "" } = params;
  const asked = { context, viewer, prisonerId, base: `/desk/prisoners/${prisonerId}` };
  return answerReceipt(asked, await request.formData());
}

export default function NewReceiptPage() {
  const { prisonerId, letters, key, ...names } = useLoaderData<typeof loader>();
  return (
    <NewReceipt
      letters={letters}
      sent={useActionData<typeof action>()}
      who={<PrisonerName {...names} />}
      base={`/desk/prisoners/${prisonerId}`}
      formKey={key}
      byPhone
    />
  );
}
