import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { readWriters } from "~/features/reports/read.server";
import { choiceOf, stopForm } from "~/features/reports/stop.form";
import { stopWriting } from "~/features/reports/stop.server";
import { StopReview } from "~/features/reports/stop-review";
import { fromSignature } from "~/features/reports/writer-choice";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "stop.title" } satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const writers = await readWriters(context.app, viewer, params.prisonerId ?? "");
  if (!writers) throw missing();
  const done = new URL(request.url).searchParams.has("done");
  return { ...writers, done, key: randomId() };
}

/** Two steps without scripts: the first answer shows what it means, the second does it. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "relative");
  const prisonerId = params.prisonerId ?? "";
  const writers = await readWriters(context.app, viewer, prisonerId);
  if (!writers) throw missing();
  const form = await request.formData();
  const parsed = parseForm(stopForm, form);
  if (!parsed.ok) return data({ ...parsed, review: null }, { status: 422 });
  const { what, sure, key } = parsed.values;
  const choice = choiceOf(what);
  const isThere = choice?.what !== "signature" || writers.signatures.includes(choice.signature);
  if (!choice || !isThere) return notChosen(form);
  if (sure !== "yes") return data({ errors: {}, typed: {}, review: { what, key } });
  const result = await stopWriting(context.app, viewer, prisonerId, choice, key, context.now);
  if (result.ok) return redirect(`/family/${prisonerId}/stop?done=1`, 303);
  if (result.reason === "not-found") throw missing();
  return notChosen(form);
}

function notChosen(form: FormData) {
  return data({ ...formFailure(form, { what: "stop.choose" }), review: null }, { status: 422 });
}

export default function StopPage() {
  const t = useT();
  const { id, name, nameLatin, signatures, stopped, done, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const person = <PrisonerName name={name} nameLatin={nameLatin} />;
  if (sent?.review) {
    return <StopReview id={id} person={person} what={sent.review.what} formKey={sent.review.key} />;
  }
  const chosen = typedText(sent?.typed, "what");
  const open = signatures.filter((signature) => !stopped.includes(signature));
  return (
    <>
      <BackLink to={`/family/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      {done && !sent ? (
        <p className="notice" role="status">
          {t("stop.done")}
        </p>
      ) : null}
      <h1>{t("stop.title")}</h1>
      <p className="lede">{person}</p>
      {stopped.length > 0 ? <p>{t("stop.stopped-before", { signatures: stopped.join(", ") })}</p> : null}
      <form method="post">
        <input type="hidden" name="key" value={typedText(sent?.typed, "key") ?? key} />
        <ChoiceField
          name="what"
          label={t("stop.question")}
          hint={t("stop.hint")}
          error={sent?.errors.what}
          chosen={chosen === undefined ? [] : [chosen]}
          choices={[
            ...open.map((signature) => ({
              value: fromSignature(signature),
              label: t("stop.from", { signature }),
            })),
            { value: "all", label: t("stop.all"), hint: t("stop.all-hint") },
            { value: "everything", label: t("stop.everything"), hint: t("stop.everything-hint") },
          ]}
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("stop.go-on")}
          </button>
        </div>
      </form>
    </>
  );
}
