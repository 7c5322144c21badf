import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AgendaList } from "~/features/parcels/agenda-list";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { MonthPicture } from "~/features/parcels/month-picture";
import { listWinters } from "~/features/parcels/read-winter.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatDate, formatPartialDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-parcels.title" } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return { ...(await readAgenda(context.app, context.now)), plans: await listWinters(context.app) };
}

const nameOf = (person: { name: string; nameLatin: string }) => <PrisonerName {...person} />;

export default function DeskParcelsPage() {
  const { language, t } = useI18n();
  const { conflicts, months, isCut, plans } = useLoaderData<typeof loader>();
  return (
    <>
      <h1>{t("desk-parcels.title")}</h1>
      <p>{t("winter.lede")}</p>
      <form method="post" action="/desk/parcels/plans" className="actions">
        <button type="submit" className="button">
          {t("desk-parcels.winter")}
        </button>
      </form>
      {plans.length === 0 ? null : (
        <ul className="ways" aria-label={t("winter.plans")}>
          {plans.map(({ id, state, madeOn }) => (
            <li key={id}>
              <a href={`/desk/parcels/plans/${id}`}>
                {t("winter.plan.of", { date: formatDate(language, madeOn) })}: {t(`balance.state.${state}`)}
              </a>
            </li>
          ))}
        </ul>
      )}
      {months.length === 0 ? null : (
        <div className="actions">
          <a href="/desk/export/parcels">{t("desk-parcels.file")}</a>
        </div>
      )}
      <h2 id="conflicts">{t("desk-parcels.conflicts", { count: conflicts.length })}</h2>
      {conflicts.length === 0 ? (
        <p>{t("desk-parcels.calm")}</p>
      ) : (
        <AgendaList lines={conflicts} nameOf={nameOf} />
      )}
      {months.map(({ month, lines }) => (
        <section key={month}>
          <h2>{formatPartialDate(language, `${month}-01`, "month") ?? t("ledger.undated")}</h2>
          {month === "" ? null : (
            <MonthPicture
              month={month}
              entries={lines.map(({ plannedOn, conflict }) => ({
                on: plannedOn ?? "",
                isConflict: conflict !== null,
              }))}
            />
          )}
          <AgendaList lines={lines} nameOf={nameOf} />
        </section>
      ))}
      {months.length === 0 ? <p>{t("ledger.coming.none")}</p> : null}
      {isCut ? <p className="quiet">{t("desk-parcels.cut")}</p> : null}
    </>
  );
}
