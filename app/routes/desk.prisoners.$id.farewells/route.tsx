import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { FarewellTable } from "~/features/custody/farewell-table";
import { readFarewells } from "~/features/custody/farewells.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "farewells.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const farewells = await readFarewells(context.app, params.id ?? "");
  if (!farewells) throw missing();
  return farewells;
}

export default function FarewellsPage() {
  const t = useT();
  const { prisoner, changeId, writers, relatives } = useLoaderData<typeof loader>();
  const base = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={base} />
      <h1>{t("farewells.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <p>{t("farewells.lede")}</p>
      <h2>{t("farewells.writers")}</h2>
      {writers.length === 0 ? (
        <p>{t("farewells.no-writers")}</p>
      ) : (
        <FarewellTable base={`${base}/farewells`} rows={writers} />
      )}
      <h2>{t("farewells.relatives")}</h2>
      {relatives.length === 0 ? (
        <p>{t("farewells.no-relatives")}</p>
      ) : (
        <FarewellTable base={`${base}/farewells`} rows={relatives} />
      )}
      {changeId === null ? null : (
        <p>
          <a href={`${base}/custody/${changeId}`}>{t("farewells.mistake")}</a>
        </p>
      )}
    </>
  );
}
