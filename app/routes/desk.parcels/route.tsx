import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { AgendaConflicts } from "~/features/parcels/agenda-conflicts";
import { AgendaPages } from "~/features/parcels/agenda-pages";
import { agendaQueryIn } from "~/features/parcels/agenda-query";
import { readAgenda } from "~/features/parcels/desk-agenda.server";
import { listWinters } from "~/features/parcels/read-winter.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-parcels.title" } satisfies PageHandle;

export async function loader({ context, request }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const query = agendaQueryIn(new URL(request.url).searchParams);
  const agenda = await readAgenda(context.app, query, context.now);
  return { agenda, plans: await listWinters(context.app) };
}

const nameOf = (person: { name: string; nameLatin: string }) => <PrisonerName {...person} />;

export default function DeskParcelsPage() {
  const { language, t } = useI18n();
  const { agenda, plans } = useLoaderData<typeof loader>();
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
      {agenda.lines.length === 0 ? null : (
        <div className="actions">
          <a href="/desk/export/parcels">{t("desk-parcels.file")}</a>
        </div>
      )}
      <AgendaConflicts agenda={agenda} nameOf={nameOf} />
      <AgendaPages agenda={agenda} nameOf={nameOf} />
    </>
  );
}
