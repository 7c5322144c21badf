import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { readReceipt } from "~/features/receipts/read.server";
import { ReceiptPage } from "~/features/receipts/receipt-page";
import resendModule from "~/features/receipts/resend.browser.ts?worker&url";
import { answerReceipt, idIn } from "~/features/receipts/respond.server";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "receipt.title", module: resendModule, sends: true } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const asked = { prisonerId, receiptId: idIn(params.receipt) };
  const shown = await readReceipt(context.app, viewer, asked, context.now);
  if (!shown) throw missing();
  return { shown, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const asked = { context, viewer, prisonerId, base: `/family/${prisonerId}` };
  return answerReceipt(asked, await request.formData(), idIn(params.receipt));
}

export default function OneReceiptPage() {
  const { shown, key } = useLoaderData<typeof loader>();
  const { prisonerId } = shown;
  return (
    <ReceiptPage
      shown={shown}
      sent={useActionData<typeof action>()}
      who={<PrisonerName {...shown} />}
      base={`/family/${prisonerId}`}
      formKey={key}
    />
  );
}
