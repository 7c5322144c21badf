import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { choicesIn, mergeForm } from "~/features/merge/merge.form";
import { mergePrisoners } from "~/features/merge/merge.server";
import { MergeForm } from "~/features/merge/merge-form";
import { MergeSearch, MergesDone } from "~/features/merge/merge-search";
import { previewMerge, searchToMerge, survivorOf } from "~/features/merge/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "merge.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const asked = new URL(request.url).searchParams;
  const search = await searchToMerge(context.app, id, (asked.get("q") ?? "").slice(0, 80));
  if (!search) {
    const survivor = await survivorOf(context.app, id);
    throw survivor === null ? missing() : redirect(`/desk/prisoners/${survivor}/merge`, 303);
  }
  const other = asked.get("with");
  const preview = other === null ? null : await previewMerge(context.app, id, other);
  return { search, preview, isDone: asked.has("done"), key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(mergeForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { with: lostId, ...values } = parsed.values;
  const asked = { ...values, lostId, choices: choicesIn(form) };
  const result = await mergePrisoners(context.app, viewer, id, asked, context.now);
  if (result.ok) return redirect(`/desk/prisoners/${id}/merge?done=1`, 303);
  if (result.reason === "not-found") throw missing();
  const status = result.reason === "stale" ? 409 : 422;
  return data(formFailure(form, { form: `merge.${result.reason}` }), { status });
}

export default function MergePage() {
  const t = useT();
  const { search, preview, isDone, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${search.id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("merge.title")}</h1>
      <p className="lede">
        <PrisonerName {...search} />
      </p>
      {isDone ? <p className="notice">{t("merge.is-done")}</p> : null}
      {preview ? (
        <>
          <p>{t("merge.lede", { name: preview.lost.name })}</p>
          <MergeForm preview={preview} formKey={key} typed={sent?.typed} />
        </>
      ) : (
        <>
          <p>{t("merge.search-lede")}</p>
          <MergeSearch search={search} />
          <MergesDone search={search} />
        </>
      )}
    </>
  );
}
