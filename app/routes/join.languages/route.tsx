import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { LanguagesField } from "~/components/languages-field";
import { nextAddress } from "~/features/account/join-answers";
import { joinCookie, openJoinStep } from "~/features/account/join-cookie.server";
import { JoinQuestion } from "~/features/account/join-page";
import { languagesForm } from "~/features/account/writing.form";
import { parseForm } from "~/platform/forms/parse-form";

export const handle = { title: "join.languages.title" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "languages");
  if (instead !== null) throw redirect(instead, 303);
  return { languages: answers.languages ?? [] };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "languages");
  if (instead !== null) throw redirect(instead, 303);
  const form = parseForm(languagesForm, await request.formData(), { lists: ["languages"] });
  if (!form.ok) return data(form, { status: 422 });
  const cookie = joinCookie(context, { ...answers, ...form.values });
  return redirect(nextAddress("languages"), { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function JoinLanguagesPage() {
  const { languages } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <JoinQuestion step="languages" errors={errors}>
      <LanguagesField chosen={errors ? [] : languages} error={errors?.languages} asHeading />
    </JoinQuestion>
  );
}
