import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { nextAddress } from "~/features/account/join-answers";
import { joinCookie, openJoinStep } from "~/features/account/join-cookie.server";
import { JoinQuestion } from "~/features/account/join-page";
import { waysForm } from "~/features/account/writing.form";
import { CardField, WaysField } from "~/features/account/writing-fields";
import { parseForm, typedText } from "~/platform/forms/parse-form";

export const handle = { title: "join.ways.title" } satisfies PageHandle;

export function loader({ request, context }: LoaderFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "ways");
  if (instead !== null) throw redirect(instead, 303);
  return { ways: answers.ways, russianCard: answers.russianCard };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { answers, instead } = openJoinStep(context, request, "ways");
  if (instead !== null) throw redirect(instead, 303);
  const form = parseForm(waysForm, await request.formData());
  if (!form.ok) return data(form, { status: 422 });
  const cookie = joinCookie(context, { ...answers, ...form.values });
  return redirect(nextAddress("ways"), { status: 303, headers: { "Set-Cookie": cookie } });
}

export default function JoinWaysPage() {
  const { ways, russianCard } = useLoaderData<typeof loader>();
  const failed = useActionData<typeof action>();
  const shown = failed?.typed ?? { ways: ways ?? "", russianCard: russianCard ?? "" };
  return (
    <JoinQuestion step="ways" errors={failed?.errors}>
      <WaysField chosen={typedText(shown, "ways")} error={failed?.errors.ways} asHeading />
      <CardField chosen={typedText(shown, "russianCard")} error={failed?.errors.russianCard} />
    </JoinQuestion>
  );
}
