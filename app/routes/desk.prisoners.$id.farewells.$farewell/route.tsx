import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { TextAreaField } from "~/components/fields/text-area-field";
import { noteForm } from "~/features/custody/farewell.form";
import { leaveNote, readFarewell } from "~/features/custody/farewells.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "farewells.note-title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const farewell = await readFarewell(context.app, params.id ?? "", numberIn(params.farewell));
  if (!farewell) throw missing();
  return farewell;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const which = { prisonerId: params.id ?? "", id: numberIn(params.farewell) };
  const form = await request.formData();
  const parsed = parseForm(noteForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const left = await leaveNote(context.app, viewer, which, parsed.values, context.now);
  if (left.ok) return redirect(`/desk/prisoners/${which.prisonerId}/farewells`, 303);
  if (left.reason === "not-found") throw missing();
  return data(formFailure(form, { note: "succession.changed" }), { status: 409 });
}

export default function FarewellPage() {
  const t = useT();
  const { prisonerId, signature, note, seen, ...person } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisonerId}/farewells`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("farewells.note-title")}</h1>
      <p className="lede">
        <PrisonerName {...person} />
      </p>
      <p>{t("farewells.note-for", { signature: signature ?? "" })}</p>
      {sent?.errors.note === "succession.changed" && note ? (
        <div className="notice">
          <p>{t("succession.kept")}</p>
          <blockquote className="whitespace-pre-line">{note}</blockquote>
        </div>
      ) : null}
      <form method="post">
        <input type="hidden" name="seen" value={seen} />
        <TextAreaField
          name="note"
          label={t("farewells.note")}
          hint={t("farewells.note-hint")}
          error={sent?.errors.note}
          defaultValue={typedText(sent?.typed, "note") ?? note ?? ""}
          autoComplete="off"
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("farewells.note-submit")}
          </button>
        </div>
      </form>
    </>
  );
}
