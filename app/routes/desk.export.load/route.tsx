import { data, type LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { ProofField } from "~/components/fields/proof-field";
import { listLoadLists } from "~/features/export/load.server";
import { refusalOf } from "~/features/export/refused";
import { RefusedNotice } from "~/features/export/refused-notice";
import { useT } from "~/i18n/i18n";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "export.load" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const params = new URL(request.url).searchParams;
  const lists = await listLoadLists(context.app);
  const chosen = params.get("list") ?? lists[0]?.list ?? "";
  const refusal = refusalOf(params);
  return data({ lists, chosen, ...refusal }, { status: refusal.status });
}

export default function ExportLoadPage() {
  const t = useT();
  const { lists, chosen, errors, minutes } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink to="/desk/export" />
      <ErrorSummary errors={errors} />
      <RefusedNotice minutes={minutes} />
      <h1>{t("export.load")}</h1>
      <p>{t("export.load.holds")}</p>
      <p>{t("export.load.no-people")}</p>
      {lists.length === 0 ? (
        <p className="notice">{t("export.load.no-lists")}</p>
      ) : (
        <form method="post" action="/desk/export/load/file" noValidate>
          <ChoiceField
            name="list"
            label={t("export.load.which")}
            chosen={[chosen]}
            choices={lists.map(({ list, count }) => ({
              value: list,
              label: list,
              hint: t("export.load.people", { count }),
            }))}
          />
          <ProofField hint={t("export.why-password")} error={errors.password} />
          <div className="actions">
            <button type="submit" className="button">
              {t("export.save")}
            </button>
          </div>
        </form>
      )}
    </>
  );
}
