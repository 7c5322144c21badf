import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { nextAddress } from "~/features/account/join-answers";
import { joinCookie, openJoinStep } from "~/features/account/join-cookie.server";
import { JoinQuestion } from "~/features/account/join-page";
import { placeForm } from "~/features/account/writing.form";
import { PlaceField } from "~/features/account/writing-fields";
import { parseForm } from "~/platform/forms/parse-form";

export const handle = { title: "join.place.title" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "place");
  if (instead !== null) throw redirect(instead, 303);
  return { postsFrom: answers.postsFrom };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "place");
  if (instead !== null) throw redirect(instead, 303);
  const form = parseForm(placeForm, await request.formData());
  if (!form.ok) return data(form, { status: 422 });
  const cookie = joinCookie(context, { ...answers, ...form.values });
  return redirect(nextAddress("place"), { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function JoinPlacePage() {
  const { postsFrom } = useLoaderData<typeof loader>();
  const errors = useActionData<typeof action>()?.errors;
  return (
    <JoinQuestion step="place" errors={errors}>
      <PlaceField chosen={errors ? undefined : postsFrom} error={errors?.postsFrom} asHeading />
    </JoinQuestion>
  );
}
