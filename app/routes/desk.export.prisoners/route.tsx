import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ProofField } from "~/components/fields/proof-field";
import { changedAddress, isFiltered, listFields, parseListQuery } from "~/features/desk/prisoner-list";
import { countExported } from "~/features/export/prisoners.server";
import { refusalOf } from "~/features/export/refused";
import { RefusedNotice } from "~/features/export/refused-notice";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "export.prisoners" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const params = new URL(request.url).searchParams;
  const query = parseListQuery(params);
  const refusal = refusalOf(params);
  const count = await countExported(context.app, query, context.now);
  return data({ query, count, ...refusal }, { status: refusal.status });
}

export default function ExportPrisonersPage() {
  const t = useT();
  const { query, count, errors, minutes } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to={changedAddress(query, {})} />
      <ErrorSummary errors={errors} />
      <RefusedNotice minutes={minutes} />
      <h1>{t("export.prisoners")}</h1>
      <p>
        <strong>{t("export.count", { count })}</strong>{" "}
        {t(isFiltered(query) ? "export.as-filtered" : "export.as-all")}
      </p>
      <p>{t("export.prisoners.holds")}</p>
      <form method="post" action="/desk/export/prisoners/file" noValidate>
        {listFields(query).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
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
