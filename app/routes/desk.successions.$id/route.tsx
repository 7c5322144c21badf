import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { keepNote } from "~/features/volunteers/hand-over.server";
import { NoteField } from "~/features/volunteers/note-field";
import { readSuccession } from "~/features/volunteers/successions.server";
import { noteForm } from "~/features/volunteers/volunteer.form";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "succession.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const succession = await readSuccession(context.app, params.id ?? "");
  if (!succession) throw missing();
  return { succession };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const id = params.id ?? "";
  if (!(await readSuccession(context.app, id))) throw missing();
  const form = await request.formData();
  const parsed = parseForm(noteForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const result = await keepNote(context.app, viewer, id, parsed.values, context.now);
  if (result.ok) return redirect("/desk/successions?done=noted", 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { note: `succession.${result.reason}` }), { status: 409 });
}

export default function SuccessionPage() {
  const { language, t } = useI18n();
  const { succession } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { id, note, version, open, byWriter } = succession;
  const signature = succession.signature ?? t("succession.erased");
  return (
    <>
      <BackLink to="/desk/successions" />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("succession.title")}</h1>
      <p className="lede">
        <a href={`/desk/prisoners/${succession.prisonerId}`}>
          <PrisonerName {...succession} />
        </a>
      </p>
      <p>
        {t(byWriter ? "succession.left" : "succession.since", {
          signature,
          date: formatDate(language, succession.openedOn),
        })}
      </p>
      {sent?.errors.note === "succession.changed" && note ? (
        <div className="notice">
          <p>{t("succession.kept")}</p>
          <blockquote className="whitespace-pre-line">{note}</blockquote>
        </div>
      ) : null}
      {open ? (
        <>
          <form method="post">
            <input type="hidden" name="version" value={version} />
            <NoteField sent={sent} kept={note} />
            <div className="actions">
              <button type="submit" className="button">
                {t("writing.save")}
              </button>
            </div>
          </form>
          <form method="post" action={`/desk/successions/${id}/withdrawal`} className="actions">
            <button type="submit" className="button button-quiet">
              {t(byWriter ? "succession.end" : "succession.withdraw")}
            </button>
          </form>
          <p className="hint">{t(byWriter ? "succession.end.hint" : "succession.withdraw.hint")}</p>
        </>
      ) : (
        <p className="notice">{t("succession.over")}</p>
      )}
    </>
  );
}
