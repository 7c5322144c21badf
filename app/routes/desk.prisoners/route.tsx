import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { BulkBar } from "~/features/desk/bulk-bar";
import keysModule from "~/features/desk/keys.browser.ts?worker&url";
import { keysOn } from "~/features/desk/keys.server";
import { KeysHelp } from "~/features/desk/keys-help";
import { PrisonerFilters } from "~/features/desk/prisoner-filters";
import { exportAddress, isFiltered, parseListQuery } from "~/features/desk/prisoner-list";
import { EmptyList, FoundElsewhere, PrisonerPages } from "~/features/desk/prisoner-pages";
import { PrisonerTable } from "~/features/desk/prisoner-table";
import { listPrisoners } from "~/features/desk/prisoners.server";
import { ViewLinks } from "~/features/desk/view-links";
import { listViews } from "~/features/views/views.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-list.title", wide: true, module: keysModule } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseListQuery(new URL(request.url).searchParams);
  const list = await listPrisoners(context.app, query, context.now);
  const views = await listViews(context.app);
  return { query, list, views, keys: keysOn(request, context) };
}

export default function DeskPrisonersPage() {
  const t = useT();
  const { query, list, views, keys } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("desk-list.title")}</h1>
      <p>
        <a href="/desk/prisoners/new">{t("create.title")}</a>
      </p>
      {list.rows.length > 0 || isFiltered(query) ? (
        <PrisonerFilters query={query} regions={list.regions} facilityName={list.facilityName} />
      ) : null}
      {list.rows.length > 0 || isFiltered(query) ? <ViewLinks query={query} views={views} /> : null}
      <FoundElsewhere query={query} list={list} />
      {list.rows.length > 0 ? <PrisonerTable query={query} list={list} /> : null}
      {list.rows.length + list.elsewhere > 0 ? null : <EmptyList query={query} />}
      <PrisonerPages query={query} list={list} />
      {list.rows.length > 0 ? <KeysHelp on={keys} /> : null}
      {list.rows.length > 0 ? <BulkBar query={query} count={list.count} /> : null}
      {list.rows.length > 0 ? (
        <p className="actions">
          <a href={exportAddress(query)}>{t("export.this-table")}</a>
        </p>
      ) : null}
    </>
  );
}
