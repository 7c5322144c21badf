import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { importKinds } from "~/domain/import/kinds";
import { tableLimits } from "~/domain/import/table";
import { readImports, uploadList } from "~/features/import/drafts.server";
import { RunHistory, WaitingFiles } from "~/features/import/history";
import { uploadForm } from "~/features/import/upload.form";
import { UploadForm } from "~/features/import/upload-form";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { randomId } from "~/platform/crypto/random.server";
import { type FormErrors, formFailure, parseForm } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.heading", wide: true } satisfies PageHandle;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { searchParams } = new URL(request.url);
  const before = Number(searchParams.get("before")) || undefined;
  const tooLarge: FormErrors = { file: "import.unreadable.too-many-bytes" };
  return {
    ...(await readImports(context.app, viewer, context.now, before)),
    key: randomId(),
    kind: importKinds.find((each) => each === searchParams.get("kind")) ?? importKinds[0],
    errors: searchParams.get("refused") === "size" ? tooLarge : undefined,
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(uploadForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const refuse = (errors: FormErrors) => data(formFailure(form, errors), { status: 422 });
  const file = form.get("file");
  if (!(file instanceof File) || (file.name === "" && file.size === 0)) {
    return refuse({ file: "import.file.choose" });
  }
  if (file.size > tableLimits.bytes) return refuse({ file: "import.unreadable.too-many-bytes" });
  const bytes = new Uint8Array(await file.arrayBuffer());
  const upload = { ...parsed.values, fileName: file.name, bytes };
  const result = await uploadList(context.app, viewer, upload, context.now);
  if (result.ok) return redirect(`/desk/import/${result.id}/columns`, 303);
  if (result.reason === "no-title") return refuse({ title: "import.title.needed" });
  return refuse({ file: `import.unreadable.${result.reason}` satisfies PlainKey });
}

export default function DeskImportPage() {
  const t = useT();
  const { drafts, runs, older, lists, key, kind, errors } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to="/desk" />
      <ErrorSummary errors={sent?.errors ?? errors} />
      <h1>{t("import.heading")}</h1>
      <p className="lede">{t("import.lede")}</p>
      <UploadForm
        lists={lists}
        formKey={key}
        kind={kind}
        errors={sent?.errors ?? errors}
        typed={sent?.typed}
      />
      <p>
        <a href="/desk/import/load">{t("import-load.offer")}</a>
      </p>
      <WaitingFiles drafts={drafts} />
      <RunHistory runs={runs} older={older} />
    </>
  );
}
