import { type ActionFunctionArgs, data, redirect } from "@remix-run/node";
import { useParams } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { withdrawAddress } from "~/features/facilities/address.server";
import { readFacilityFacts } from "~/features/facilities/read.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "not-done.title" } satisfies PageHandle;

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", address = "" } = params;
  if (!/^\d{1,9}$/.test(address) || !(await readFacilityFacts(context.app, id))) throw missing();
  const isDone = await withdrawAddress(context.app, viewer, id, Number(address), context.now);
  return isDone ? redirect(`/desk/facilities/${id}`, 303) : data(null, { status: 409 });
}

export default function AddressWithdrawalPage() {
  const t = useT();
  return (
    <>
      <BackLink to={`/desk/facilities/${useParams().id ?? ""}`} />
      <h1>{t("not-done.title")}</h1>
      <p className="lede">{t("place.coming.too-late")}</p>
    </>
  );
}
