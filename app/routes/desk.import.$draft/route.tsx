import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { DoubtForm } from "~/features/import/doubt-form";
import { readDraftPage } from "~/features/import/draft-page.server";
import { FailureNotice } from "~/features/import/failure-notice";
import { listWords } from "~/features/import/kind-words";
import { PlanSummary } from "~/features/import/plan-summary";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "import.preview", wide: true } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "read", "desk");
  const from = Number(new URL(request.url).searchParams.get("from")) || 0;
  const page = await readDraftPage(
    context.app,
    params.draft ?? "",
    Math.max(0, Math.floor(from)),
    context.now,
  );
  if (page.at === "missing") throw missing();
  if (page.at === "run") return redirect(`/desk/import/runs/${page.runId}`, 303);
  if (page.at === "progress") return redirect(`/desk/import/${page.id}/run`, 303);
  if (page.at === "columns") return redirect(`/desk/import/${page.id}/columns`, 303);
  return { ...page, key: randomId() };
}

export default function DeskImportPreviewPage() {
  const t = useT();
  const { id, kind, list, view, digest, answered, failure, shown, key } = useLoaderData<typeof loader>();
  const { created, changed, unchanged, refused, doubts } = view.counts;
  const open = view.doubts.filter(({ line }) => answered[line] === undefined);
  return (
    <>
      <BackLink to={`/desk/import/${id}/columns`} />
      <h1>{t("import.preview")}</h1>
      <FailureNotice failure={failure} shown={shown} counts={view.counts} />
      <p className="lede">{t("import.preview.lede", { list: listWords(t, { kind, list }) })}</p>
      <PlanSummary kind={kind} view={view} page={`/desk/import/${id}`} />
      {view.doubts.length > 0 ? <DoubtForm id={id} doubts={view.doubts} answered={answered} /> : null}
      {open.length > 0 ? <p className="notice">{t("import.doubts.open", { count: open.length })}</p> : null}
      <form method="post" action={`/desk/import/${id}/run`} className="actions">
        <input type="hidden" name="key" defaultValue={key} />
        <input type="hidden" name="digest" defaultValue={digest} />
        <input
          type="hidden"
          name="counts"
          defaultValue={[created, changed, unchanged, refused, doubts].join(" ")}
        />
        <button type="submit" className={open.length > 0 ? "button button-quiet" : "button"}>
          {t("import.apply")}
        </button>
        <a href={`/desk/import/${id}/columns`}>{t("import.columns.again")}</a>
      </form>
      <form method="post" action={`/desk/import/${id}/removal`}>
        <button type="submit" className="plain-button">
          {t("import.discard")}
        </button>
      </form>
    </>
  );
}
