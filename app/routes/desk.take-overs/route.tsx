import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { PageLinks } from "~/components/page-links";
import { takeOverStates } from "~/domain/take-overs/link";
import { countWithoutLink, listTakeOvers } from "~/features/take-overs/links.server";
import { TakeOverList } from "~/features/take-overs/take-over-list";
import { parseTakeOverQuery, takeOversAddress } from "~/features/take-overs/take-over-query";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "take-overs.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = parseTakeOverQuery(new URL(request.url).searchParams);
  const list = await listTakeOvers(context.app, query, context.now);
  return { query, list, withoutLink: await countWithoutLink(context.app, context.now) };
}

export default function TakeOversPage() {
  const t = useT();
  const { query, list, withoutLink } = useLoaderData<typeof loader>();
  const { state: chosen, page } = query;
  const nothingAtAll = list.rows.length === 0 && chosen === null && page === 1;
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("take-overs.title")}</h1>
      <p className="lede">{t("take-overs.lede")}</p>
      {nothingAtAll ? <p className="notice">{t("take-overs.empty")}</p> : null}
      {withoutLink > 0 ? (
        <div className="actions">
          <a className="button" href="/desk/take-overs/new">
            {t("take-overs.make-all", { count: withoutLink })}
          </a>
        </div>
      ) : null}
      {nothingAtAll ? null : (
        <>
          <nav className="actions mb-4" aria-label={t("take-overs.show")}>
            {[null, ...takeOverStates].map((state) => (
              <a
                key={state ?? "all"}
                href={takeOversAddress({ state, page: 1 })}
                {...(state === chosen ? { "aria-current": "page" as const } : {})}
              >
                {t(`take-overs.show.${state ?? "all"}`)}
              </a>
            ))}
          </nav>
          {list.rows.length === 0 ? (
            <p className="notice">{t("take-overs.none")}</p>
          ) : (
            <TakeOverList rows={list.rows} />
          )}
          <PageLinks
            previous={page > 1 ? takeOversAddress({ state: chosen, page: page - 1 }) : null}
            next={list.hasMore ? takeOversAddress({ state: chosen, page: page + 1 }) : null}
          />
        </>
      )}
    </>
  );
}
