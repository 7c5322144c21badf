import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import keysModule from "~/features/desk/keys.browser.ts?worker&url";
import { keysOn } from "~/features/desk/keys.server";
import { KeysHelp } from "~/features/desk/keys-help";
import { listFacilities } from "~/features/facilities/facilities.server";
import { FacilityFilters } from "~/features/facilities/facility-filters";
import { isFacilityListNarrowed, parseFacilityQuery } from "~/features/facilities/facility-list";
import { FacilityPages, FacilityTable } from "~/features/facilities/facility-table";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "places.title", wide: true, module: keysModule } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseFacilityQuery(new URL(request.url).searchParams);
  const list = await listFacilities(context.app, query);
  return { query, list, keys: keysOn(request, context) };
}

export default function DeskFacilitiesPage() {
  const t = useT();
  const { query, list, keys } = useLoaderData<typeof loader>();
  const isNarrowed = isFacilityListNarrowed(query);
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("places.title")}</h1>
      {list.rows.length > 0 || isNarrowed ? <FacilityFilters query={query} regions={list.regions} /> : null}
      {list.rows.length > 0 ? (
        <FacilityTable query={query} list={list} />
      ) : (
        <p className="notice">{t(isNarrowed ? "places.none-found" : "places.empty")}</p>
      )}
      <FacilityPages query={query} list={list} />
      {list.rows.length > 0 ? <KeysHelp on={keys} without={["x"]} /> : null}
      <div className="actions">
        <a className="button" href="/desk/facilities/new">
          {t("places.new")}
        </a>
      </div>
    </>
  );
}
