import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { DayQuestion } from "~/components/fields/day-question";
import { SelectField } from "~/components/fields/select-field";
import { dayMeant } from "~/features/correspondence/day.form";
import { sourceName } from "~/features/correspondence/source-name";
import { confirmationForm } from "~/features/custody/confirmation.form";
import { confirmAddress, readConfirmations } from "~/features/custody/confirmation.server";
import { sourceOf, toldBy } from "~/features/custody/custody.form";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "confirmation.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const read = await readConfirmations(context.app, params.id ?? "");
  if (!read) throw missing();
  return { ...read, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const prisonerId = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(confirmationForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { by, stay: stayId, key } = parsed.values;
  const word = { stayId, on: dayMeant(parsed.values, context.now), source: sourceOf(by), key };
  const result = await confirmAddress(context.app, viewer, prisonerId, word, context.now);
  if (result.ok) return redirect(`/desk/prisoners/${prisonerId}/confirmation`, 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "moved")
    return data(formFailure(form, { form: "confirmation.moved" }), { status: 409 });
  return data(formFailure(form, { dateDay: "move.future" }), { status: 422 });
}

export default function ConfirmationPage() {
  const { language, t } = useI18n();
  const { prisoner, stayId, facilityName, envelope, confirmedOn, confirmations, key } =
    useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [typed, errors] = [sent?.typed ?? {}, sent?.errors ?? {}];
  const base = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={base} />
      <ErrorSummary errors={errors} />
      <h1>{t("confirmation.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      {envelope === null ? (
        <p>{facilityName ? <bdi lang="ru">{facilityName}</bdi> : t("move.now-nowhere")}</p>
      ) : (
        <p className="sheet" lang="ru">
          {envelope}
        </p>
      )}
      <p>
        {confirmedOn
          ? t("confirmation.last", { date: formatDate(language, confirmedOn) })
          : t("confirmation.never")}
      </p>
      {stayId === null ? (
        <p>
          <a href={`${base}/move`}>{t("custody.move.title")}</a>
        </p>
      ) : (
        <form method="post">
          <input type="hidden" name="key" value={typedText(typed, "key") ?? key} />
          <input type="hidden" name="stay" value={stayId} />
          <SelectField
            name="by"
            label={t("custody.by")}
            error={errors.by}
            chosen={typedText(typed, "by") ?? "family"}
            choices={toldBy.map((by) => ({ value: by, label: t(`custody.by.${by}`) }))}
          />
          <DayQuestion label="confirmation.when" typed={typed} errors={errors} />
          <div className="actions">
            <button className="button" type="submit">
              {t("confirmation.submit")}
            </button>
          </div>
        </form>
      )}
      <ul>
        {confirmations.map(({ id, confirmedOn: on, source }, index) => (
          <li key={id}>
            {formatDate(language, on)} <bdi>({sourceName(t, source)})</bdi>
            {index === 0 ? (
              <form method="post" action={`${base}/confirmations/${id}/withdrawal`}>
                <button type="submit" className="plain-button">
                  {t("confirmation.withdraw")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
