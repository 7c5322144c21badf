import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { tableLimits } from "~/domain/import/table";
import { importLoad, listLoadTellers } from "~/features/export/import-load.server";
import { loadImportForm } from "~/features/export/load-import.form";
import { LoadImportForm } from "~/features/export/load-import-form";
import { LoadTaken } from "~/features/export/load-taken";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { type FormErrors, formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import-load.heading" } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const tooLarge: FormErrors = { file: "import.unreadable.too-many-bytes" };
  return {
    tellers: await listLoadTellers(context.app),
    errors: new URL(request.url).searchParams.get("refused") === "size" ? tooLarge : undefined,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const refuse = (errors: FormErrors) =>
    data({ ...formFailure(form, errors), report: null }, { status: 422 });
  const parsed = parseForm(loadImportForm, form);
  if (!parsed.ok) return refuse(parsed.errors);
  const file = form.get("file");
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) {
    return refuse({ file: "import.file.choose" });
  }
  if (file.size > tableLimits.bytes) return refuse({ file: "import.unreadable.too-many-bytes" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const asked = { bytes, from: parsed.values.from, dryRun: false, by: viewer };
  const result = await importLoad(context.app, asked, context.now);
  if (result.ok) return data({ errors: undefined, typed: undefined, report: result.report });
  if (result.reason === "own-file") return refuse({ file: "import-load.own-file" });
  return refuse({ file: `import.unreadable.${result.reason}` satisfies PlainKey });
}

export default function LoadImportPage() {
  const t = useT();
  const { tellers, errors } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk/import" />
      <ErrorSummary errors={sent?.errors ?? errors} />
      <h1>{t("import-load.heading")}</h1>
      {sent?.report ? <LoadTaken report={sent.report} /> : <p className="lede">{t("import-load.lede")}</p>}
      <LoadImportForm tellers={tellers} errors={sent?.errors ?? errors} typed={sent?.typed} />
    </>
  );
}
