import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import keysModule from "~/features/desk/keys.browser.ts?worker&url";
import { keysOn } from "~/features/desk/keys.server";
import { KeysHelp } from "~/features/desk/keys-help";
import { VolunteerCounts, VolunteerSearch } from "~/features/volunteers/volunteer-filters";
import { isNarrowed, parseVolunteerQuery } from "~/features/volunteers/volunteer-list";
import { VolunteerPages, VolunteerTable } from "~/features/volunteers/volunteer-table";
import { listVolunteers } from "~/features/volunteers/volunteers.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "volunteers.title", wide: true, module: keysModule } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseVolunteerQuery(new URL(request.url).searchParams);
  const list = await listVolunteers(context.app, query, context.now);
  return { query, list, keys: keysOn(request, context) };
}

export default function VolunteersPage() {
  const t = useT();
  const { query, list, keys } = useLoaderData<typeof loader>();
  const isEmpty = list.rows.length === 0 && !isNarrowed(query);
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("volunteers.title")}</h1>
      <p>
        <a href="/desk/successions">{t("successions.title")}</a>
      </p>
      {isEmpty && list.counts.closed === 0 ? null : <VolunteerCounts query={query} counts={list.counts} />}
      {isEmpty ? <p className="notice">{t("volunteers.empty")}</p> : <VolunteerSearch query={query} />}
      {list.rows.length > 0 ? <VolunteerTable query={query} list={list} /> : null}
      {list.rows.length === 0 && !isEmpty ? <p className="notice">{t("volunteers.none")}</p> : null}
      <VolunteerPages query={query} list={list} />
      {list.rows.length > 0 ? <KeysHelp on={keys} without={["x", "e"]} /> : null}
    </>
  );
}
