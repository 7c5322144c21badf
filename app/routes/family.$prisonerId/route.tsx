import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { Points } from "~/components/points";
import { isOver } from "~/domain/prisoners/custody";
import { HeldAt } from "~/features/family/held-at";
import { LettersUnderWay } from "~/features/family/letters-under-way";
import { readHub } from "~/features/family/read.server";
import { TaskList } from "~/features/family/task-list";
import { listToldMoves } from "~/features/moves/read.server";
import { ToldMoves } from "~/features/moves/told-moves";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { NewestReceipts } from "~/features/receipts/newest-receipts";
import { readNewestReceipts } from "~/features/receipts/read.server";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "family.hub" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "relative");
  const hub = await readHub(context.app, viewer, params.prisonerId ?? "", context.now);
  if (!hub) throw missing();
  const told = await listToldMoves(context.app, hub.id, context.now);
  const receipts = await readNewestReceipts(context.app, viewer, hub.id);
  return { ...hub, told, receipts };
}

export default function FamilyHubPage() {
  const t = useT();
  const hub = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/family" />
      <h1>
        <PrisonerName {...hub} />
      </h1>
      <HeldAt status={hub.status} place={hub.place} />
      <ToldMoves told={hub.told} />
      <TaskList id={hub.id} status={hub.status} />
      {hub.status === "died" ? null : (
        <>
          <LettersUnderWay letters={hub.letters} />
          <NewestReceipts base={`/family/${hub.id}`} receipts={hub.receipts} />
        </>
      )}
      {isOver(hub.status) ? null : (
        <>
          <h2>{t("family.parcels")}</h2>
          <p>
            {t("family.parcels.text")} <a href={`/family/${hub.id}/parcels`}>{t("family.parcels.open")}</a>
          </p>
        </>
      )}
      <h2>{t("family.kept")}</h2>
      <Points of={keptPoints} />
      <p>
        <a href="/privacy#relatives">{t("family.kept.more")}</a>
      </p>
    </>
  );
}

const keptPoints = [
  "family.kept.writers",
  "family.kept.coordinators",
  "family.kept.you",
  "family.kept.public",
] as const;
