import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { MoveLine } from "~/features/moves/move-line";
import { listMoveReports } from "~/features/moves/read.server";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.moves.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return listMoveReports(context.app, context.now);
}

export default function DeskMovesPage() {
  const { language, t } = useI18n();
  const { open, waiting, decided, transit, farewells } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("desk.moves.title")}</h1>
      <p className="lede">{t("desk.moves.lede")}</p>
      {open.length === 0 ? <p>{t("desk.moves.none")}</p> : null}
      {waiting > open.length ? (
        <p>{t("desk.receipts.shown", { shown: open.length, count: waiting })}</p>
      ) : null}
      <ul className="card-list">
        {open.map((each) => (
          <li key={each.id} className="card">
            <h2>
              <a href={`/desk/moves/${each.id}`}>{each.name}</a>
            </h2>
            <MoveLine told={each} />
          </li>
        ))}
      </ul>
      {farewells.length === 0 ? null : <h2 id="farewells">{t("farewells.title")}</h2>}
      <ul>
        {farewells.map(({ id, name, people }) => (
          <li key={id}>
            <a href={`/desk/prisoners/${id}/farewells`}>
              <bdi>{name}</bdi>
            </a>
            : {t("farewells.untold", { count: Number(people) })}
          </li>
        ))}
      </ul>
      {transit.length === 0 ? null : <h2 id="transit">{t("transit.title")}</h2>}
      <ul>
        {transit.map(({ id, name, since }) => (
          <li key={id}>
            <a href={`/desk/prisoners/${id}/move`}>
              <bdi>{name}</bdi>
            </a>
            , {t("transit.since", { date: formatDate(language, since.slice(0, 10)) })}
          </li>
        ))}
      </ul>
      {decided.length === 0 ? null : <h2>{t("desk.moves.decided")}</h2>}
      <ul>
        {decided.map((each) => (
          <li key={each.id}>
            <bdi>{each.name}</bdi>: {t(`move.kind.${each.kind}`)}.{" "}
            {each.decision === null ? null : t(`desk.moves.${each.decision}`)}
          </li>
        ))}
      </ul>
    </>
  );
}
