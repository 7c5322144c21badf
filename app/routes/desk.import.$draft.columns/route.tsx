import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { tableLimits } from "~/domain/import/table";
import { ColumnTable } from "~/features/import/column-table";
import { readColumns, saveColumns } from "~/features/import/columns.server";
import { fieldKey } from "~/features/import/field-words";
import { FileFacts } from "~/features/import/file-facts";
import { MappingLink } from "~/features/import/mapping-link";
import { useT } from "~/i18n/i18n";
import type { FormErrors } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.columns", wide: true } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const file = await readColumns(context.app, params.draft ?? "", context.now);
  if (!file) throw missing();
  return file;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  requireGrant(context, "write", "desk");
  const id = params.draft ?? "";
  const form = await request.formData();
  const chosen = Array.from({ length: tableLimits.columns }, (_, at) =>
    String(form.get(`column-${at}`) ?? ""),
  );
  const result = await saveColumns(context.app, id, chosen, context.now);
  if (result.ok) return redirect(`/desk/import/${id}`, 303);
  if (result.reason === "not-found") throw missing();
  const refuse = (errors: FormErrors, lacking: string[], status: number) =>
    data({ errors, lacking, chosen }, { status });
  if (result.reason === "twice") return refuse({ [`column-${result.at}`]: "import.columns.twice" }, [], 422);
  if (result.reason === "busy") return refuse({ form: "import.busy" }, [], 409);
  return refuse({ "column-0": "import.columns.lacking" }, result.columns, 422);
}

export default function DeskImportColumnsPage() {
  const t = useT();
  const file = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const columns = file.columns.map((column) => ({
    ...column,
    field: sent?.chosen[column.at] ?? column.field,
  }));
  return (
    <>
      <BackLink to="/desk/import" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("import.columns")}</h1>
      <FileFacts file={file} />
      <p className="lede">{t("import.columns.lede")}</p>
      {sent && sent.lacking.length > 0 ? (
        <div className="notice">
          <p>
            {t(file.kind === "prisoners" ? "import.columns.lacking-list" : "import.columns.lacking-sheet")}
          </p>
          <ul>
            {sent.lacking.map((name) => (
              <li key={name}>
                <bdi>{file.fields.includes(name) ? t(fieldKey(name)) : name}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <form method="post">
        <ColumnTable columns={columns} fields={file.fields} errors={sent?.errors} />
        <div className="actions">
          <button type="submit" className="button">
            {t("import.columns.submit")}
          </button>
        </div>
      </form>
      <p>
        <MappingLink list={file.list} mapping={file.mapping} />
      </p>
    </>
  );
}
