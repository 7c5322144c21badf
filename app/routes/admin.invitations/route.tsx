import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ColleagueList } from "~/features/colleagues/colleague-list";
import { listColleagueInvitations } from "~/features/colleagues/invite.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "colleagues.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "administration");
  return { rows: await listColleagueInvitations(context.app, context.now) };
}

export default function ColleaguesPage() {
  const t = useT();
  const { rows } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/admin" />
      <h1>{t("colleagues.title")}</h1>
      <p className="lede">{t("colleagues.lede")}</p>
      <div className="actions">
        <a className="button" href="/admin/invitations/new">
          {t("colleagues.new")}
        </a>
      </div>
      {rows.length === 0 ? <p className="notice">{t("colleagues.empty")}</p> : <ColleagueList rows={rows} />}
    </>
  );
}
