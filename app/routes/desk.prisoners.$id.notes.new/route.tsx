import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextAreaField } from "~/components/fields/text-area-field";
import { noteForm } from "~/features/desk/note.form";
import { addNote } from "~/features/desk/notes.server";
import { readDeskPrisonerName } from "~/features/desk/prisoner.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "note.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const prisoner = await readDeskPrisonerName(context.app, params.id ?? "");
  if (!prisoner) throw missing();
  return { prisoner, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const parsed = parseForm(noteForm, await request.formData());
  if (!parsed.ok) return data(parsed, { status: 422 });
  if (!(await addNote(context.app, viewer, id, parsed.values, context.now))) throw missing();
  return redirect(`/desk/prisoners/${id}#notes`, 303);
}

export default function NewNotePage() {
  const t = useT();
  const { prisoner, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisoner.id}#notes`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("note.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <form method="post">
        <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? key} />
        <TextAreaField
          name="text"
          label={t("note.text")}
          hint={t("note.text.hint")}
          error={sent?.errors.text}
          defaultValue={typedText(sent?.typed, "text")}
          autoComplete="off"
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("note.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
