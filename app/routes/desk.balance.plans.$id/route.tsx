import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { busyStateOf, PlanProgress } from "~/components/plan-progress";
import { PlanLines } from "~/features/balance/plan-lines";
import { PlanOutcome } from "~/features/balance/plan-outcome";
import { PlanGaps, PlanResult } from "~/features/balance/plan-result";
import { readPlan } from "~/features/balance/read-plan.server";
import { readPlanQuery, refreshWhile } from "~/features/plans/plan-query";
import { Reason } from "~/features/suggestions/reason";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "balance.plan", wide: true } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { from, ...query } = readPlanQuery(request.url);
  const plan = await readPlan(context.app, params.id ?? "", from, context.now);
  if (!plan) throw missing();
  return data({ plan, ...query }, { headers: refreshWhile(plan.state, query.still) });
}

/** The page asks again by this header. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function PlanPage() {
  const { language, t } = useI18n();
  const { plan, still, late } = useLoaderData<typeof loader>();
  const working = busyStateOf(plan.state);
  const decided = plan.state === "applied" || plan.state === "undone";
  return (
    <>
      <BackLink to="/desk/balance" />
      {late ? (
        <p className="notice" role="status">
          {t(`balance.late.${late}`)}
        </p>
      ) : null}
      <h1>{t("balance.plan.of", { date: formatDate(language, plan.madeOn) })}</h1>
      {working ? (
        <PlanProgress
          page={`/desk/balance/plans/${plan.id}`}
          state={working}
          progress={plan.progress}
          still={still}
        />
      ) : (
        <>
          <PlanOutcome plan={plan} />
          {plan.state === "superseded" || plan.state === "failed" ? null : (
            <>
              {decided ? null : <PlanResult {...plan} />}
              <PlanLines page={plan} reasonOf={(explanation) => <Reason reason={explanation} />} />
              {decided ? <PlanResult {...plan} /> : null}
              <PlanGaps {...plan} />
            </>
          )}
        </>
      )}
    </>
  );
}
