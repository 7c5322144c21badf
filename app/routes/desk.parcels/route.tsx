import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AgendaList } from "~/features/parcels/agenda-list";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { countBatch } from "~/features/parcels/winter.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-parcels.title" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const batch = new URL(request.url).searchParams.get("planned") ?? "";
  const planned = /^[\w-]{22}$/.test(batch) ? await countBatch(context.app, batch) : 0;
  return { ...(await readAgenda(context.app, context.now)), batch, planned };
}

const nameOf = (person: { name: string; nameLatin: string }) => <PrisonerName {...person} />;

export default function DeskParcelsPage() {
  const { language, t } = useI18n();
  const { conflicts, months, batch, planned } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("desk-parcels.title")}</h1>
      {planned > 0 ? (
        <div className="notice" role="status">
          <p>{t("desk-parcels.planned", { count: planned })}</p>
          <form method="post" action={`/desk/parcels/plans/${batch}/undo`}>
            <button className="plain-button" type="submit">
              {t("desk-parcels.undo")}
            </button>
          </form>
        </div>
      ) : null}
      <div className="actions">
        <a className="button" href="/desk/parcels/winter">
          {t("desk-parcels.winter")}
        </a>
      </div>
      <h2>{t("desk-parcels.conflicts", { count: conflicts.length })}</h2>
      {conflicts.length === 0 ? (
        <p>{t("desk-parcels.calm")}</p>
      ) : (
        <AgendaList lines={conflicts} nameOf={nameOf} />
      )}
      {months.map(({ month, lines }) => (
        <section key={month}>
          <h2>{formatPartialDate(language, `${month}-01`, "month") ?? t("ledger.undated")}</h2>
          <AgendaList lines={lines} nameOf={nameOf} />
        </section>
      ))}
      {months.length === 0 ? <p>{t("ledger.coming.none")}</p> : null}
    </>
  );
}
