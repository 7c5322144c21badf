import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { beginImport, readProgress } from "~/features/import/begin-import.server";
import { confirmForm } from "~/features/import/upload.form";
import { useT } from "~/i18n/i18n";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.progress" } satisfies PageHandle;

/** Seconds after which the page asks again, without scripts. */
const AGAIN_SECONDS = 1;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const id = params.draft ?? "";
  const found = await readProgress(context.app, id, context.now);
  if (!found || (found.state === "done" && found.runId === null)) throw missing();
  if (found.state === "done") return redirect(`/desk/import/runs/${found.runId}`, 303);
  if (found.state === "open") return redirect(`/desk/import/${id}`, 303);
  const still = new URL(request.url).searchParams.has("still");
  const page = { id, still, progress: found.progress };
  return still ? data(page) : data(page, { headers: { Refresh: String(AGAIN_SECONDS) } });
}

/** The page asks again by this header. */
export const headers = ({ loaderHeaders }: { loaderHeaders: Headers }) => loaderHeaders;

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.draft ?? "";
  const parsed = parseForm(confirmForm, await request.formData());
  if (!parsed.ok) return redirect(`/desk/import/${id}`, 303);
  const begun = await beginImport(context.app, viewer, id, parsed.values, context.now);
  if (!begun.ok) throw missing();
  return redirect(`/desk/import/${id}/run`, 303);
}

export default function DeskImportProgressPage() {
  const t = useT();
  const { id, still, progress } = useLoaderData<typeof loader>();
  const { done, of } = progress ?? { done: 0, of: 0 };
  return (
    <>
      <BackLink to={`/desk/import/${id}`} />
      <h1>{t("import.progress")}</h1>
      {of > 0 ? (
        <>
          <progress className="input" value={done} max={of} aria-label={t("import.progress")} />
          <p role="status">{t("import.progress.rows", { done, of })}</p>
        </>
      ) : (
        <p role="status">{t("import.progress.begun")}</p>
      )}
      <p className="hint">{t(still ? "import.progress.still" : "import.progress.hint")}</p>
      <p>
        {still ? (
          <a href={`/desk/import/${id}/run`}>{t("import.progress.look")}</a>
        ) : (
          <a href={`/desk/import/${id}/run?still=1`}>{t("import.progress.stop")}</a>
        )}
      </p>
    </>
  );
}
