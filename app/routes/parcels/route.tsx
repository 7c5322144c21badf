import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { CalendarDeed } from "~/features/parcels/calendar-deed";
import { ParcelFilters } from "~/features/parcels/parcel-filters";
import { ParcelLines } from "~/features/parcels/parcel-lines";
import { chosenIn, matching, monthsOf, regionsOf } from "~/features/parcels/parcel-list";
import { listParcels } from "~/features/parcels/volunteer.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcels.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "parcel");
  const { lines, handedBack } = await listParcels(context.app, viewer, context.now);
  const chosen = chosenIn(new URL(request.url).searchParams);
  const open = lines.filter(({ isOwn }) => !isOwn);
  return {
    own: lines.filter(({ isOwn }) => isOwn),
    open: matching(open, chosen),
    isAny: open.length > 0,
    regions: regionsOf(open),
    months: monthsOf(open),
    chosen,
    handedBack,
  };
}

const nameOf = (person: { name: string; nameLatin: string }) => <PrisonerName {...person} />;

export default function ParcelsPage() {
  const t = useT();
  const { own, open, isAny, regions, months, chosen, handedBack } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("parcels.title")}</h1>
      <p className="lede">{t("parcels.lede")}</p>
      {handedBack > 0 ? (
        <div className="notice">
          <p>{t("parcels.handed-back", { count: handedBack })}</p>
        </div>
      ) : null}
      {own.length > 0 ? (
        <>
          <h2>{t("parcels.own")}</h2>
          <ParcelLines lines={own} nameOf={nameOf} />
        </>
      ) : null}
      <h2>{t("parcels.open")}</h2>
      {isAny ? <ParcelFilters regions={regions} months={months} chosen={chosen} /> : null}
      {open.length > 0 ? (
        <ParcelLines lines={open} nameOf={nameOf} />
      ) : (
        <p>{t(isAny ? "parcels.none-such" : "parcels.none")}</p>
      )}
      {own.length > 0 ? <CalendarDeed to="/parcels/calendar" /> : null}
    </>
  );
}
