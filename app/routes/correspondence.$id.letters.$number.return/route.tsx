import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DayQuestion } from "~/components/fields/day-question";
import { returnKinds } from "~/domain/correspondence/log-return";
import { dayMeant, returnForm } from "~/features/correspondence/day.form";
import { notedAddress } from "~/features/correspondence/noted";
import { readOwn } from "~/features/correspondence/read.server";
import { logReturn } from "~/features/correspondence/returns.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "log-return.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const own = await readOwn(context.app, viewer, params.id ?? "", context.now);
  const number = own?.sentNumbers.find((each) => String(each) === params.number);
  if (!own || number === undefined) throw missing();
  return { id: own.id, number, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const { id = "", number = "" } = params;
  if (!/^\d{1,6}$/.test(number)) throw missing();
  const form = await request.formData();
  const parsed = parseForm(returnForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { kind, key } = parsed.values;
  const said = { kind, key, on: dayMeant(parsed.values, context.now) };
  const result = await logReturn(context.app, viewer, { id, number: Number(number) }, said, context.now);
  if (result.ok) return redirect(notedAddress(id, "return"), 303);
  if (result.reason === "not-found" || result.reason === "not-sent") throw missing();
  return data(formFailure(form, { dateDay: `return.${result.reason}` }), { status: 422 });
}

export default function LogReturnPage() {
  const t = useT();
  const { id, number, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  return (
    <>
      <BackLink to={`/correspondence/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("log-return.heading", { number })}</h1>
      <form method="post">
        <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? key} />
        <ChoiceField
          name="kind"
          label={t("log-return.what")}
          error={sent?.errors.kind}
          chosen={[typedText(typed, "kind") ?? ""]}
          choices={returnKinds.map((kind) => ({ value: kind, label: t(`log-return.${kind}`) }))}
        />
        <DayQuestion label="log-return.when" typed={typed} errors={sent?.errors ?? {}} />
        <div className="actions">
          <button className="button" type="submit">
            {t("log-return.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
