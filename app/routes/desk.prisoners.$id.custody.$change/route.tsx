import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { readCustodyChange } from "~/features/custody/custody.server";
import { DoneLines } from "~/features/custody/done-lines";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "custody.done.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const change = await readCustodyChange(context.app, params.id ?? "", params.change ?? "");
  if (!change) throw missing();
  return change;
}

export default function CustodyChangePage() {
  const t = useT();
  const change = useLoaderData<typeof loader>();
  const { prisoner, isUndone, cannotUndo } = change;
  const base = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={base} />
      <h1>{t(isUndone ? "custody.undone.title" : "custody.done.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <DoneLines change={change} />
      {change.kind === "died" && !isUndone ? (
        <p>
          <a className="button" href={`${base}/farewells`}>
            {t("farewells.title")}
          </a>
        </p>
      ) : null}
      {isUndone || cannotUndo ? null : (
        <form method="post" action={`${base}/custody/${change.id}/withdrawal`} className="actions">
          <button type="submit" className="button button-quiet">
            {t("custody.undo")}
          </button>
        </form>
      )}
      {cannotUndo ? <p className="hint">{t(`custody.cannot-undo.${cannotUndo}`)}</p> : null}
      <p>
        <a href={base}>{t("custody.to-person")}</a>
      </p>
    </>
  );
}
