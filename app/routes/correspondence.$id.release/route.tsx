import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { releaseCorrespondence } from "~/features/correspondence/course.server";
import { readOwn } from "~/features/correspondence/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { NoteField } from "~/features/volunteers/note-field";
import { releaseForm } from "~/features/volunteers/volunteer.form";
import { useT } from "~/i18n/i18n";
import { parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "release.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const own = await readOwn(context.app, viewer, params.id ?? "", context.now);
  if (!own) throw missing();
  if (own.state === "closed") throw redirect("/correspondence", 303);
  return { id: own.id, name: own.name, nameLatin: own.nameLatin, written: own.sentNumbers.length > 0 };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const form = parseForm(releaseForm, await request.formData());
  if (!form.ok) return data(form, { status: 422 });
  const { note } = form.values;
  const result = await releaseCorrespondence(context.app, viewer, params.id ?? "", context.now, note);
  if (!result.ok) throw missing();
  return redirect("/correspondence", 303);
}

export default function ReleasePage() {
  const t = useT();
  const { id, name, nameLatin, written } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/correspondence/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("release.title")}</h1>
      <p className="lede">
        <PrisonerName name={name} nameLatin={nameLatin} />
      </p>
      <p>{t(written ? "release.written" : "release.unwritten")}</p>
      <form method="post" noValidate>
        {written ? <NoteField sent={sent} /> : null}
        <div className="actions">
          <button className="button" type="submit">
            {t("release.submit")}
          </button>
          <a href={`/correspondence/${id}`}>{t("release.keep")}</a>
        </div>
      </form>
    </>
  );
}
