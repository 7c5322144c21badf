import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import {
  FacilityAddresses,
  FacilityChannels,
  FacilityFacts,
  LetterNote,
} from "~/features/facilities/facility-page";
import { RulesHere } from "~/features/facilities/facility-rules";
import { readFacility } from "~/features/facilities/read.server";
import { OverrideList } from "~/features/overrides/override-form";
import { ParcelOverrideList } from "~/features/parcels/parcel-override-list";
import { useT } from "~/i18n/i18n";
import { listCameFrom } from "~/platform/http/redirects.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "place.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const facility = await readFacility(context.app, params.id ?? "", context.now);
  if (!facility) throw missing();
  if (facility.mergedInto !== null) throw redirect(`/desk/facilities/${facility.mergedInto}`, 303);
  return { facility, back: listCameFrom(request, ["/desk/facilities", "/desk/prisoners"]) };
}

export default function DeskFacilityPage() {
  const t = useT();
  const { facility, back } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={back} />
      <h1>
        <bdi lang="ru">{facility.name}</bdi>
      </h1>
      <FacilityFacts facility={facility} />
      <div className="actions">
        <a className="button button-quiet" href={`/desk/facilities/${facility.id}/edit`}>
          {t("place.edit")}
        </a>
        <a href={`/desk/facilities/${facility.id}/merge`}>{t("place-merge.title")}</a>
      </div>
      <FacilityAddresses facility={facility} />
      <LetterNote facility={facility} />
      <FacilityChannels facility={facility} />
      <h2>{t("letter-desk.rules")}</h2>
      <OverrideList standing={facility.overrides} />
      <RulesHere facility={facility} />
      <div className="actions">
        <a className="button button-quiet" href={`/desk/facilities/${facility.id}/overrides/new`}>
          {t("override.title")}
        </a>
      </div>
      <h2>{t("parcel-override.here")}</h2>
      <ParcelOverrideList standing={facility.overrides} />
      <div className="actions">
        <a className="button button-quiet" href={`/desk/facilities/${facility.id}/parcel-overrides/new`}>
          {t("parcel-override.title")}
        </a>
      </div>
    </>
  );
}
