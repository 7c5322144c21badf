import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { NeedsList } from "~/features/family/needs-list";
import { ItemList } from "~/features/parcels/item-list";
import { PackerSteps } from "~/features/parcels/packer-steps";
import { ParcelFactsList } from "~/features/parcels/parcel-facts";
import { parcelTitle } from "~/features/parcels/parcel-words";
import { ToldSizes } from "~/features/parcels/told-sizes";
import { readParcel } from "~/features/parcels/volunteer.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "parcel");
  const parcel = await readParcel(context.app, viewer, params.id ?? "", context.now);
  if (!parcel) throw missing();
  return { ...parcel, items: parcel.items.map((item) => ({ ...item, key: randomId() })) };
}

export default function ParcelPage() {
  const t = useT();
  const parcel = useLoaderData<typeof loader>();
  const isPaused = parcel.state === "planned" && !parcel.isOpen;
  return (
    <>
      <BackLink to="/parcels" />
      <p className="quiet mb-2">{parcelTitle(t, parcel)}</p>
      <h1>
        <PrisonerName {...parcel} />
      </h1>
      {isPaused ? (
        <div className="notice">
          <p>{t("parcel-refused.paused")}</p>
        </div>
      ) : null}
      <ParcelFactsList parcel={parcel} />
      <h2>{t("parcel.items")}</h2>
      {parcel.state === "planned" ? <p className="quiet">{t("parcel.items.hint")}</p> : null}
      <ItemList
        parcelId={parcel.id}
        items={parcel.items}
        isOpen={parcel.isOpen}
        isPacker={parcel.packer === "you"}
      />
      <ToldSizes count={parcel.sizes.length}>
        <NeedsList sizes={parcel.sizes} needs={[]} />
      </ToldSizes>
      <PackerSteps parcel={parcel} />
    </>
  );
}
