import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { InvitationFilter } from "~/features/invitations/invitation-filter";
import { InvitationList } from "~/features/invitations/invitation-list";
import { parseInvitationQuery } from "~/features/invitations/invitation-query";
import { listInvitations } from "~/features/invitations/invitations.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "invitations.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseInvitationQuery(new URL(request.url).searchParams);
  const list = await listInvitations(context.app, { ...query, prisonerId: null }, context.now);
  return { query, list };
}

export default function InvitationsPage() {
  const t = useT();
  const { query, list } = useLoaderData<typeof loader>();
  const nothingAtAll = list.rows.length === 0 && query.state === null && query.page === 1;
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("invitations.title")}</h1>
      <p className="lede">{t("invitations.lede")}</p>
      {nothingAtAll ? (
        <div className="notice">
          <p>{t("invitations.empty")}</p>
          <p>
            <a href="/desk/prisoners">{t("nav.desk-prisoners")}</a>
          </p>
        </div>
      ) : (
        <InvitationFilter query={query} hasMore={list.hasMore}>
          {list.rows.length === 0 ? (
            <p className="notice">{t("invitations.none")}</p>
          ) : (
            <InvitationList rows={list.rows} />
          )}
        </InvitationFilter>
      )}
    </>
  );
}
