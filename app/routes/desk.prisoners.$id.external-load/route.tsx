import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DateField } from "~/components/fields/date-field";
import { TextField } from "~/components/fields/text-field";
import { dayOf, latestDay } from "~/domain/dates/instants";
import { externalLoadForm, typedDay, wholeDay } from "~/features/desk/external-load.form";
import { readExternalLoads, tellExternalLoad } from "~/features/desk/external-load.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { formatDate } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "external.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const page = await readExternalLoads(context.app, params.id ?? "");
  if (!page) throw missing();
  return { ...page, today: dayOf(context.now.toISOString()) };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "" } = params;
  const form = await request.formData();
  const parsed = parseForm(externalLoadForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const asOf = wholeDay(parsed.values) ?? "";
  if (asOf > latestDay(context.now.toISOString())) {
    return data(formFailure(form, { asOfDay: "move.future" }), { status: 422 });
  }
  const { list, band } = parsed.values;
  if (!(await tellExternalLoad(context.app, viewer, id, { list, band, asOf }, context.now))) throw missing();
  return redirect(`/desk/prisoners/${id}#external`, 303);
}

export default function ExternalLoadPage() {
  const { language, t } = useI18n();
  const { prisoner, told, today } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? typedDay(today);
  const page = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={`${page}#external`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("external.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <ul className="lines">
        {told.map(({ list, band, asOf }) => (
          <li key={list}>
            <bdi>{list}</bdi>: {t(`external.band.${band}`)}, {formatDate(language, asOf)}
            <form method="post" action={`${page}/external-load/removal`}>
              <input type="hidden" name="list" value={list} />
              <button type="submit" className="plain-button" aria-label={`${t("external.remove")}: ${list}`}>
                {t("external.remove")}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <p>{t("external.text")}</p>
      <form method="post" className="card">
        <TextField
          name="list"
          label={t("external.list")}
          error={sent?.errors.list}
          defaultValue={typedText(typed, "list")}
          autoComplete="off"
        />
        <ChoiceField
          name="band"
          label={t("external.band")}
          error={sent?.errors.band}
          chosen={[typedText(typed, "band") ?? ""]}
          choices={(["none", "one-or-two", "three-or-more"] as const).map((value) => ({
            value,
            label: t(`external.band.${value}`),
          }))}
        />
        <DateField
          name="asOf"
          label={t("external.as-of")}
          error={sent?.errors.asOfDay}
          typed={{
            day: typedText(typed, "asOfDay") ?? "",
            month: typedText(typed, "asOfMonth") ?? "",
            year: typedText(typed, "asOfYear") ?? "",
          }}
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("external.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
