import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { busyStateOf, PlanProgress } from "~/components/plan-progress";
import { readWinter } from "~/features/parcels/read-winter.server";
import { WinterLines } from "~/features/parcels/winter-lines";
import { WinterOutcome } from "~/features/parcels/winter-outcome";
import { WinterLeft, WinterResult } from "~/features/parcels/winter-result";
import { readPlanQuery, refreshWhile } from "~/features/plans/plan-query";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "winter.title", wide: true } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { from, ...query } = readPlanQuery(request.url);
  const plan = await readWinter(context.app, params.id ?? "", from, context.now);
  if (!plan) throw missing();
  return data({ plan, ...query }, { headers: refreshWhile(plan.state, query.still) });
}

/** The page asks again by this header. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function WinterPlanPage() {
  const { language, t } = useI18n();
  const { plan, still, late } = useLoaderData<typeof loader>();
  const working = busyStateOf(plan.state);
  const isNone = plan.state === "superseded" || plan.state === "failed";
  return (
    <>
      <BackLink to="/desk/parcels" />
      {late ? (
        <p className="notice" role="status">
          {t(`balance.late.${late}`)}
        </p>
      ) : null}
      <h1>{t("winter.plan.of", { date: formatDate(language, plan.madeOn) })}</h1>
      {working ? (
        <PlanProgress
          page={`/desk/parcels/plans/${plan.id}`}
          state={working}
          progress={plan.progress}
          still={still}
        />
      ) : (
        <>
          <WinterOutcome plan={plan} />
          {isNone ? null : (
            <>
              <WinterResult figures={plan.figures} />
              <WinterLines plan={plan} />
              <WinterLeft left={plan.left} />
            </>
          )}
        </>
      )}
    </>
  );
}
