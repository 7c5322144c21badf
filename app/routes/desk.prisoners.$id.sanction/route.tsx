import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { sanctionKinds } from "~/domain/prisoners/sanctions";
import { sourceOf } from "~/features/custody/custody.form";
import { ToldFields } from "~/features/custody/custody-fields";
import { sanctionForm, spanTyped } from "~/features/custody/sanction.form";
import { SanctionList } from "~/features/custody/sanction-list";
import { noteSanction, readSanctions } from "~/features/custody/sanctions.server";
import { UntilField } from "~/features/custody/until-field";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "sanction.title" } satisfies PageHandle;

const fields = {
  "from-needed": "sinceDay",
  future: "sinceDay",
  "ends-before": "untilDay",
  overlaps: "sinceDay",
} as const;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const read = await readSanctions(context.app, params.id ?? "", context.now);
  if (!read) throw missing();
  return { ...read, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const prisonerId = params.id ?? "";
  const form = await request.formData();
  const parsed = parseForm(sanctionForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { kind, by, key } = parsed.values;
  const sanction = { kind, ...spanTyped(parsed.values), source: sourceOf(by), key };
  const result = await noteSanction(context.app, viewer, prisonerId, sanction, context.now);
  if (result.ok) return redirect(`/desk/prisoners/${prisonerId}/sanction`, 303);
  if (result.reason === "not-found") throw missing();
  const failure = formFailure(form, { [fields[result.reason]]: `sanction.${result.reason}` });
  return data(failure, { status: 422 });
}

export default function SanctionPage() {
  const t = useT();
  const { prisoner, sanctions, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const [typed, errors] = [sent?.typed ?? {}, sent?.errors ?? {}];
  const base = `/desk/prisoners/${prisoner.id}`;
  return (
    <>
      <BackLink to={base} />
      <ErrorSummary errors={errors} />
      <h1>{t("sanction.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      {sanctions.length === 0 ? (
        <p>{t("sanction.none")}</p>
      ) : (
        <SanctionList sanctions={sanctions} base={`${base}/sanctions`} />
      )}
      <h2>{t("sanction.new")}</h2>
      <form method="post">
        <input type="hidden" name="key" value={typedText(typed, "key") ?? key} />
        <ChoiceField
          name="kind"
          label={t("sanction.kind")}
          error={errors.kind}
          chosen={[typedText(typed, "kind") ?? ""]}
          choices={sanctionKinds.map((kind) => ({ value: kind, label: t(`sanction.${kind}`) }))}
        />
        <ToldFields typed={typed} errors={errors} />
        <UntilField typed={typed} error={errors.untilDay} />
        <div className="actions">
          <button className="button" type="submit">
            {t("sanction.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
