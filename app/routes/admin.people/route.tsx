import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { listPeople } from "~/features/people/people.server";
import { PeopleCounts, PeopleSearch } from "~/features/people/people-filters";
import { parsePeopleQuery } from "~/features/people/people-list";
import { PeoplePages, PeopleTable } from "~/features/people/people-table";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "people.title", wide: true } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  const query = parsePeopleQuery(new URL(request.url).searchParams);
  return { query, list: await listPeople(context.app, query) };
}

export default function PeoplePage() {
  const t = useT();
  const { query, list } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t("people.title")}</h1>
      <PeopleCounts query={query} counts={list.counts} />
      <PeopleSearch query={query} />
      {list.rows.length === 0 ? (
        <p className="notice">{t("people.none")}</p>
      ) : (
        <PeopleTable rows={list.rows} />
      )}
      <PeoplePages query={query} list={list} />
    </>
  );
}
