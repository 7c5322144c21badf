import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { PackingList } from "~/features/parcels/packing-list";
import { readParcel } from "~/features/parcels/volunteer.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.list.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "parcel");
  const parcel = await readParcel(context.app, viewer, params.id ?? "", context.now);
  if (parcel?.packer !== "you") throw missing();
  const { id, name, items } = parcel;
  return {
    id,
    name,
    items: items.map(({ code, text, wanted, grams }) => ({ code, text, wanted, grams })),
  };
}

export default function PackingListPage() {
  const t = useT();
  const { id, name, items } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={`/parcels/${id}`} />
      <div className="print-hidden">
        <h1>{t("parcel.list.title")}</h1>
        <p>{t("parcel.list.hint")}</p>
      </div>
      <PackingList name={name} items={items} />
    </>
  );
}
