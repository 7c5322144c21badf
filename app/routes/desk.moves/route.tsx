import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { MoveLine } from "~/features/moves/move-line";
import { listMoveReports } from "~/features/moves/read.server";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk.moves.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return listMoveReports(context.app);
}

export default function DeskMovesPage() {
  const t = useT();
  const { open, waiting, decided } = useLoaderData<typeof loader>();
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
