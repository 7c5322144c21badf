import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { dayOf, latestDay } from "~/domain/dates/instants";
import { toldConsentForm, toldStates } from "~/features/desk/consent.form";
import { tellConsent } from "~/features/desk/consent.server";
import { typedDay, wholeDay } from "~/features/desk/external-load.form";
import { readDeskPrisonerName } from "~/features/desk/prisoner.server";
import { givers, purposes } from "~/features/family/consent.form";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "told-consent.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const prisoner = await readDeskPrisonerName(context.app, params.id ?? "");
  if (!prisoner) throw missing();
  return { prisoner, today: dayOf(context.now.toISOString()), key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const form = await request.formData();
  const parsed = parseForm(toldConsentForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const saidOn = wholeDay(parsed.values) ?? "";
  if (saidOn > latestDay(context.now.toISOString())) {
    return data(formFailure(form, { asOfDay: "move.future" }), { status: 422 });
  }
  const { purpose, state, givenBy, key } = parsed.values;
  const told = { purpose, state, givenBy, saidOn, key };
  if (!(await tellConsent(context.app, viewer, id, told, context.now))) throw missing();
  return redirect(`/desk/prisoners/${id}#consent`, 303);
}

export default function ToldConsentPage() {
  const t = useT();
  const { prisoner, today, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? typedDay(today);
  const errors = sent?.errors ?? {};
  const chosen = (name: string) => [typedText(typed, name) ?? ""];
  return (
    <>
      <BackLink to={`/desk/prisoners/${prisoner.id}#consent`} />
      <ErrorSummary errors={errors} />
      <h1>{t("told-consent.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <p>{t("told-consent.text")}</p>
      <form method="post">
        <input type="hidden" name="key" value={typedText(typed, "key") ?? key} />
        <ChoiceField
          name="purpose"
          label={t("told-consent.purpose")}
          error={errors.purpose}
          chosen={chosen("purpose")}
          choices={purposes.map((value) => ({ value, label: t(`consent.${value}`) }))}
        />
        <ChoiceField
          name="state"
          label={t("told-consent.state")}
          error={errors.state}
          chosen={chosen("state")}
          choices={toldStates.map((value) => ({ value, label: t(`told-consent.state.${value}`) }))}
        />
        <ChoiceField
          name="givenBy"
          label={t("told-consent.giver")}
          error={errors.givenBy}
          chosen={chosen("givenBy")}
          choices={givers.map((value) => ({ value, label: t(`told-consent.giver.${value}`) }))}
        />
        <DateField
          name="asOf"
          label={t("told-consent.when")}
          error={errors.asOfDay}
          typed={{
            day: typedText(typed, "asOfDay") ?? "",
            month: typedText(typed, "asOfMonth") ?? "",
            year: typedText(typed, "asOfYear") ?? "",
          }}
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("told-consent.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
