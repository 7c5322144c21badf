import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { NeedsList } from "~/features/family/needs-list";
import { readDeciding } from "~/features/parcels/deciding.server";
import { DecidingSection } from "~/features/parcels/deciding-section";
import { LedgerBody } from "~/features/parcels/ledger-body";
import { readLedger } from "~/features/parcels/ledger-page.server";
import { WantedList } from "~/features/parcels/wanted-list";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "ledger.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const ledger = await readLedger(context.app, viewer, params.id ?? "", context.now);
  const deciding = await readDeciding(context.app, params.id ?? "");
  if (!ledger || !deciding) throw missing();
  return { ...ledger, deciding };
}

export default function DeskLedgerPage() {
  const t = useT();
  const { sizes, needs, wanted, deciding, ...ledger } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${ledger.id}`} />
      <h1>{t("ledger.title")}</h1>
      <p className="lede">
        <PrisonerName {...ledger} />
      </p>
      <LedgerBody base={`/desk/prisoners/${ledger.id}/parcels`} ledger={ledger} opens />
      <h2>{t("ledger.needs")}</h2>
      <NeedsList sizes={sizes} needs={needs} />
      <h3>{t("wanted.title")}</h3>
      <WantedList wanted={wanted} />
      <DecidingSection deciding={deciding} />
    </>
  );
}
