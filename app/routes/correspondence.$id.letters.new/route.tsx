import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { DayQuestion } from "~/components/fields/day-question";
import { useSchemaForm } from "~/components/fields/use-schema-form";
import { dayMeant, letterForm } from "~/features/correspondence/day.form";
import { logLetter } from "~/features/correspondence/letters.server";
import { notedAddress } from "~/features/correspondence/noted";
import { readOwn } from "~/features/correspondence/read.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { numberIn } from "~/platform/http/number-in.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = {
  title: "log-letter.title",
  hydrate: ["log-letter.", "day.", "field.", "error.", "letter."],
} satisfies PageHandle;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const own = await readOwn(context.app, viewer, params.id ?? "", context.now);
  if (!own) throw missing();
  const again = new URL(request.url).searchParams.get("again") ?? "";
  return { id: own.id, number: own.nextNumber, again, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const form = await request.formData();
  const parsed = parseForm(letterForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { key, again } = parsed.values;
  const sentOn = dayMeant(parsed.values, context.now);
  const result = await logLetter(
    context.app,
    viewer,
    params.id ?? "",
    { sentOn, key, again: numberIn(again) },
    context.now,
  );
  if (result.ok) return redirect(notedAddress(params.id ?? "", `letter-${result.number}`), 303);
  if (result.reason === "not-found") throw missing();
  if (
    result.reason === "prisoner-closed" &&
    !(await readOwn(context.app, viewer, params.id ?? "", context.now))
  )
    return redirect(`/correspondence/${params.id}`, 303);
  const field = aboutNoDay.has(result.reason) ? "form" : "dateDay";
  return data(formFailure(form, { [field]: `letter.${result.reason}` }), { status: 422 });
}

const aboutNoDay = new Set(["stopped", "too-many"]);

export default function LogLetterPage() {
  const t = useT();
  const { id, number, again, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { register, errors, onSubmit } = useSchemaForm(letterForm, sent?.errors);
  const typed = sent?.typed ?? {};
  return (
    <>
      <BackLink to={`/correspondence/${id}`} />
      <ErrorSummary errors={errors} />
      <h1>{t("log-letter.heading", { number })}</h1>
      <form method="post" onSubmit={onSubmit} noValidate>
        <input
          type="hidden"
          {...register("key")}
          defaultValue={typeof typed.key === "string" ? typed.key : key}
        />
        <input
          type="hidden"
          {...register("again")}
          defaultValue={typeof typed.again === "string" ? typed.again : again}
        />
        <DayQuestion
          label="log-letter.when"
          typed={typed}
          errors={errors}
          register={register}
          first="other"
        />
        <div className="actions">
          <button className="button" type="submit">
            {t("log-letter.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
