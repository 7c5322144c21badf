import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { nextAddress } from "~/features/account/join-answers";
import { joinCookie, openJoinStep } from "~/features/account/join-cookie.server";
import { JoinQuestion } from "~/features/account/join-page";
import { peopleForm } from "~/features/account/writing.form";
import { PeopleField } from "~/features/account/writing-fields";
import { parseForm } from "~/platform/forms/parse-form";

export const handle = { title: "join.people.title" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "people");
  if (instead !== null) throw redirect(instead, 303);
  return { capacity: answers.capacity?.toString() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "people");
  if (instead !== null) throw redirect(instead, 303);
  const form = parseForm(peopleForm, await request.formData());
  if (!form.ok) return data(form, { status: 422 });
  const cookie = joinCookie(context, { ...answers, ...form.values });
  return redirect(nextAddress("people"), { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function JoinPeoplePage() {
  const { capacity } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <JoinQuestion step="people" errors={errors}>
      <PeopleField chosen={errors ? undefined : capacity} error={errors?.capacity} asHeading />
    </JoinQuestion>
  );
}
