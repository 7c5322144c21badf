import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { NeedsList } from "~/features/family/needs-list";
import { DeskItems } from "~/features/parcels/desk-items";
import { readDeskParcel } from "~/features/parcels/desk-parcel.server";
import { DeskSteps } from "~/features/parcels/desk-steps";
import { ParcelFactsList } from "~/features/parcels/parcel-facts";
import { parcelTitle } from "~/features/parcels/parcel-words";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { id = "", parcel = "" } = params;
  const found = await readDeskParcel(context.app, id, parcel, context.now);
  if (!found) throw missing();
  return found;
}

export default function DeskParcelPage() {
  const t = useT();
  const parcel = useLoaderData<typeof loader>();
  const base = `/desk/prisoners/${parcel.prisonerId}/parcels`;
  return (
    <>
      <BackLink to={base} />
      <p className="quiet mb-2">{parcelTitle(t, parcel)}</p>
      <h1>
        <PrisonerName {...parcel} />
      </h1>
      {parcel.conflict ? <p className="notice">{t(`allowance.${parcel.conflict.because}`)}</p> : null}
      <ParcelFactsList parcel={parcel} />
      <p>{t(parcel.isPackerThere ? "parcel.packer.there" : "parcel.packer.none")}</p>
      <DeskSteps base={`${base}/${parcel.id}`} parcel={parcel} />
      <h2>{t("parcel.items")}</h2>
      <NeedsList sizes={parcel.sizes} needs={parcel.needs} />
      <DeskItems base={`${base}/${parcel.id}`} items={parcel.items} isPlanned={parcel.state === "planned"} />
    </>
  );
}
