import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Distribution } from "~/features/balance/distribution";
import { EvennessTable } from "~/features/balance/evenness-table";
import { MeasuredTable } from "~/features/balance/measured-table";
import { PlanList } from "~/features/balance/plan-list";
import { readBalance } from "~/features/balance/read-balance.server";
import { AskForPlan } from "~/features/balance/wish-counts";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "balance.title", wide: true } satisfies PageHandle;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return readBalance(context.app, context.now);
}

export default function BalancePage() {
  const t = useT();
  const { evenness, plans, wishes, measured } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("balance.title")}</h1>
      <p className="lede">{t("balance.lede")}</p>
      <AskForPlan wishes={wishes} />
      <PlanList plans={plans} />
      {evenness.prisoners === 0 ? (
        <p className="notice">
          {t("balance.nobody-open")} <a href="/desk/import">{t("import.heading")}</a>
        </p>
      ) : (
        <>
          <h2>{t("balance.now.title")}</h2>
          <EvennessTable before={evenness} />
          <Distribution before={evenness.bars} />
          <MeasuredTable channels={measured} />
        </>
      )}
    </>
  );
}
