import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { PlanLines } from "~/features/balance/plan-lines";
import { PlanOutcome } from "~/features/balance/plan-outcome";
import { PlanProgress } from "~/features/balance/plan-progress";
import { PlanGaps, PlanResult } from "~/features/balance/plan-result";
import { readPlan } from "~/features/balance/read-plan.server";
import { Reason } from "~/features/suggestions/reason";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "balance.plan", wide: true } satisfies PageHandle;

/** Seconds after which the page asks again, without scripts. */
const AGAIN_SECONDS = 2;
const lateWords = ["busy", "not-now"] as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const { searchParams } = new URL(request.url);
  const from = Number(searchParams.get("from"));
  const first = Number.isSafeInteger(from) && from > 0 && from < 2 ** 31 ? from : 0;
  const plan = await readPlan(context.app, params.id ?? "", first, context.now);
  if (!plan) throw missing();
  const still = searchParams.has("still");
  const late = lateWords.find((each) => each === searchParams.get("late")) ?? null;
  const isBusy = busy(plan.state) !== null;
  const headers: HeadersInit = isBusy && !still ? { Refresh: String(AGAIN_SECONDS) } : {};
  return data({ plan, still, late }, { headers });
}

/** The page asks again by this header. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export default function PlanPage() {
  const { language, t } = useI18n();
  const { plan, still, late } = useLoaderData<typeof loader>();
  const working = busy(plan.state);
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
        <PlanProgress id={plan.id} state={working} progress={plan.progress} still={still} />
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

/** What is being done at a plan now; null: nothing. */
function busy(state: string): "queued" | "applying" | "undoing" | null {
  return state === "queued" || state === "applying" || state === "undoing" ? state : null;
}
