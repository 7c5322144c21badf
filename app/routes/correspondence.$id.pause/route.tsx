import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { pauseCorrespondence } from "~/features/correspondence/course.server";
import { notedAddress } from "~/features/correspondence/noted";
import { pauseEnd, pauseForm, pauseWeeks } from "~/features/correspondence/pause.form";
import { readOwn } from "~/features/correspondence/read.server";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "pause.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const own = await readOwn(context.app, viewer, params.id ?? "", context.now);
  if (!own) throw missing();
  return { id: own.id };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const form = await request.formData();
  const parsed = parseForm(pauseForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const until = pauseEnd(parsed.values, context.now);
  const result = await pauseCorrespondence(context.app, viewer, params.id ?? "", until, context.now);
  if (result.ok) return redirect(notedAddress(params.id ?? "", "paused"), 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { weeks: `pause.${result.reason}` }), { status: 422 });
}

export default function PausePage() {
  const t = useT();
  const { id } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const chosen = typeof sent?.typed.weeks === "string" ? [sent.typed.weeks] : [];
  return (
    <>
      <BackLink to={`/correspondence/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <form method="post">
        <ChoiceField
          name="weeks"
          label={t("pause.title")}
          hint={t("pause.hint")}
          asHeading
          error={sent?.errors.weeks}
          chosen={chosen}
          choices={pauseWeeks.map((weeks) => ({
            value: weeks,
            label: t("pause.weeks", { count: Number(weeks) }),
          }))}
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("pause.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
