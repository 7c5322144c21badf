import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { SinceField } from "~/components/fields/since-field";
import { TextField } from "~/components/fields/text-field";
import { moveKinds } from "~/domain/prisoners/move";
import { readFollowed } from "~/features/family/read.server";
import { sinceOf, toldForm } from "~/features/moves/move.form";
import { reportMove } from "~/features/moves/moves.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "move.told.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const followed = await readFollowed(context.app, viewer, params.prisonerId ?? "");
  if (!followed) throw missing();
  return { ...followed, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const { prisonerId = "" } = params;
  const form = await request.formData();
  const parsed = parseForm(toldForm, form);
  if (!parsed.ok) {
    if (!(await readFollowed(context.app, viewer, prisonerId))) throw missing();
    return data(parsed, { status: 422 });
  }
  const told = { ...parsed.values, since: sinceOf(parsed.values) };
  const result = await reportMove(context.app, viewer, prisonerId, told, context.now);
  if (result.ok) return redirect(`/family/${prisonerId}#told`, 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { sinceDay: `move.${result.reason}` }), { status: 422 });
}

export default function ToldMovePage() {
  const t = useT();
  const { id, key, ...followed } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("move.told.title")}</h1>
      <p className="lede">
        <PrisonerName {...followed} />
      </p>
      <p>{t("move.told.lede")}</p>
      <form method="post">
        <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? key} />
        <ChoiceField
          name="kind"
          label={t("move.kind")}
          error={sent?.errors.kind}
          chosen={[typedText(typed, "kind") ?? ""]}
          choices={moveKinds.map((kind) => ({ value: kind, label: t(`move.kind.${kind}`) }))}
        />
        <TextField
          name="place"
          label={t("move.place")}
          hint={t("move.place.hint")}
          error={sent?.errors.place}
          defaultValue={typedText(typed, "place")}
          autoComplete="off"
        />
        <SinceField typed={typed} error={sent?.errors.sinceDay} />
        <div className="actions">
          <button className="button" type="submit">
            {t("move.told.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
