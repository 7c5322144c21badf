import type { LoaderFunctionArgs } from "@remix-run/node";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "export.title" } satisfies PageHandle;

export function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  return null;
}

export default function ExportPage() {
  const t = useT();
  return (
    <>
      <BackLink to="/desk" />
      <h1>{t("export.title")}</h1>
      <p className="lede">{t("export.lede")}</p>
      <section className="card">
        <h2>
          <a href="/desk/export/prisoners">{t("export.prisoners")}</a>
        </h2>
        <p>{t("export.prisoners.holds")}</p>
        <p className="hint">{t("export.prisoners.narrow")}</p>
      </section>
      <section className="card">
        <h2>
          <a href="/desk/export/parcels">{t("export.parcels")}</a>
        </h2>
        <p>{t("export.parcels.holds")}</p>
      </section>
      <section className="card">
        <h2>
          <a href="/desk/export/load">{t("export.load")}</a>
        </h2>
        <p>{t("export.load.holds")}</p>
        <p className="hint">{t("export.load.no-people")}</p>
      </section>
      <p className="hint">{t("export.kept")}</p>
    </>
  );
}
