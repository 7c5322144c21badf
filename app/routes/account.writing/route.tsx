import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { LanguagesField } from "~/components/languages-field";
import { writingForm } from "~/features/account/writing.form";
import { changeWriting, readWriting } from "~/features/account/writing.server";
import { CardField, PeopleField, PlaceField, WaysField } from "~/features/account/writing-fields";
import { useT } from "~/i18n/i18n";
import { formFailure, parseForm, typedList, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "writing.title" } satisfies PageHandle;

const options = { lists: ["languages"] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "writing-profile");
  const answers = await readWriting(context.app, viewer);
  if (!answers) throw missing();
  return { ...answers, isSaved: new URL(request.url).searchParams.has("saved") };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "writing-profile");
  const sent = await request.formData();
  const form = parseForm(writingForm, sent, options);
  if (!form.ok) return data(form, { status: 422 });
  if (await changeWriting(context.app, viewer, form.values)) return redirect("/account/writing?saved=1", 303);
  return data(formFailure(sent, { capacity: "writing.people.below-open" }, options), { status: 422 });
}

export default function WritingPage() {
  const t = useT();
  const { isSaved, capacity, ...stored } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const { errors, typed } = failed ?? { errors: {}, typed: { ...stored, capacity: String(capacity) } };
  return (
    <>
      <BackLink to="/account" />
      <ErrorSummary errors={errors} />
      <h1>{t("writing.title")}</h1>
      {isSaved && !failed ? (
        <p className="notice" role="status">
          {t("writing.saved")}
        </p>
      ) : null}
      <p>{t("writing.lede")}</p>
      <form method="post" action="/account/writing" noValidate>
        <LanguagesField chosen={typedList(typed, "languages")} error={errors.languages} />
        <WaysField chosen={typedText(typed, "ways")} error={errors.ways} />
        <CardField chosen={typedText(typed, "russianCard")} error={errors.russianCard} />
        <PlaceField chosen={typedText(typed, "postsFrom")} error={errors.postsFrom} />
        <PeopleField chosen={typedText(typed, "capacity")} error={errors.capacity} />
        <div className="actions">
          <button type="submit" className="button">
            {t("writing.save")}
          </button>
        </div>
      </form>
    </>
  );
}
