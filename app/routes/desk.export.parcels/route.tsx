import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ProofField } from "~/components/fields/proof-field";
import { countAgenda } from "~/features/export/parcels.server";
import { refusalOf } from "~/features/export/refused";
import { RefusedNotice } from "~/features/export/refused-notice";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "export.parcels" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const refusal = refusalOf(new URL(request.url).searchParams);
  const count = await countAgenda(context.app);
  return data({ count, ...refusal }, { status: refusal.status });
}

export default function ExportParcelsPage() {
  const t = useT();
  const { count, errors, minutes } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk/parcels" />
      <ErrorSummary errors={errors} />
      <RefusedNotice minutes={minutes} />
      <h1>{t("export.parcels")}</h1>
      <p>
        <strong>{t("export.count", { count })}</strong> {t("export.parcels.holds")}
      </p>
      <form method="post" action="/desk/export/parcels/file" noValidate>
        <ProofField hint={t("export.why-password")} error={errors.password} />
        <div className="actions">
          <button type="submit" className="button">
            {t("export.save")}
          </button>
        </div>
      </form>
      <p className="hint mt-6">{t("export.careful")}</p>
    </>
  );
}
