import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { NeedsList } from "~/features/family/needs-list";
import { LedgerBody } from "~/features/parcels/ledger-body";
import { readLedger } from "~/features/parcels/ledger-page.server";
import { WantedList } from "~/features/parcels/wanted-list";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "ledger.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const ledger = await readLedger(context.app, viewer, params.prisonerId ?? "", context.now);
  if (!ledger) throw missing();
  return ledger;
}

export default function FamilyParcelsPage() {
  const t = useT();
  const { sizes, needs, wanted, ...ledger } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={`/family/${ledger.id}`} />
      <h1>{t("ledger.title")}</h1>
      <p className="lede">
        <PrisonerName {...ledger} />
      </p>
      <LedgerBody base={`/family/${ledger.id}/parcels`} ledger={ledger} />
      <h2>{t("ledger.needs")}</h2>
      <p>{t("ledger.needs.lede")}</p>
      <NeedsList sizes={sizes} needs={needs} />
      <h3>{t("wanted.title")}</h3>
      <WantedList wanted={wanted} />
      <p>
        <a href={`/family/${ledger.id}/things`}>{t("wanted.change")}</a>
      </p>
      <p>
        <a href={`/family/${ledger.id}/needs`}>{t("family.task.needs")}</a>
      </p>
    </>
  );
}
