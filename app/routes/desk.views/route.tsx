import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { listAddress } from "~/features/desk/prisoner-list";
import { listViews } from "~/features/views/views.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "views.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const removed = new URL(request.url).searchParams.get("removed") ?? "";
  return {
    views: await listViews(context.app),
    removed: /^[\w-]{1,64}$/.test(removed) ? removed : null,
  };
}

export default function ViewsPage() {
  const t = useT();
  const { views, removed } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk/prisoners" />
      <h1>{t("views.title")}</h1>
      {removed === null ? null : (
        <div className="notice" role="status">
          <p>{t("views.removed")}</p>
          <form method="post" action={`/desk/views/${removed}/restoration`}>
            <button type="submit" className="plain-button">
              {t("views.restore")}
            </button>
          </form>
        </div>
      )}
      <p>{t("views.lede")}</p>
      {views.length === 0 ? <p className="notice">{t("views.empty")}</p> : null}
      <ul className="card-list">
        {views.map(({ id, name, query }) => (
          <li key={id} className="card">
            <h2>
              <a href={listAddress(query)}>{name}</a>
            </h2>
            <div className="actions">
              <a href={`/desk/views/${id}`}>{t("views.rename")}</a>
              <form method="post" action={`/desk/views/${id}/removal`}>
                <button type="submit" className="button button-quiet">
                  {t("views.remove")} <span className="sr-only">{name}</span>
                </button>
              </form>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
