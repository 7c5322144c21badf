import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { DEFAULT_TARGET } from "~/domain/balance/load";
import { createForm, sinceIn } from "~/features/prisoners/create.form";
import { createPrisoner, listPlaces } from "~/features/prisoners/create.server";
import { FirstRecordFields } from "~/features/prisoners/first-record-fields";
import { Namesakes } from "~/features/prisoners/namesakes";
import { factsIn, personLists } from "~/features/prisoners/person.form";
import { PersonFields } from "~/features/prisoners/person-fields";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "create.title" } satisfies PageHandle;

const fields = {
  future: ["sinceDay", "move.future"],
  "birth-future": ["birthDay", "person.birth-future"],
  "place-too-much": ["facility", "move.place-too-much"],
  "no-such-place": ["facility", "move.no-such-place"],
  listed: ["listId", "create.listed"],
} as const;

export async function loader({ context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  return { places: await listPlaces(context.app), key: randomId() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const lists = { lists: personLists };
  const parsed = parseForm(createForm, form, lists);
  if (!parsed.ok) return data({ ...parsed, people: null }, { status: 422 });
  const { facility, status, consent, list, listId, listUrl, others, key } = parsed.values;
  const since = sinceIn(parsed.values);
  const person = {
    ...{ status, consent, key, facts: factsIn(parsed.values), facilityId: facility || null },
    since: since.ok ? since.value : ({ date: null, precision: "unknown" } as const),
    recognition: list === "" ? null : { list, externalId: listId, url: listUrl || null },
    others: others.split(","),
  };
  const created = await createPrisoner(context.app, viewer, person, context.now);
  if (created.ok) return redirect(`/desk/prisoners/${created.id}`, 303);
  if (created.reason === "similar") {
    const { people } = created;
    const failure = formFailure(form, {}, lists);
    const typed = { ...failure.typed, others: people.map(({ id }) => id).join(",") };
    return data({ ...failure, typed, people }, { status: 409 });
  }
  const [field, message] = fields[created.reason];
  return data({ ...formFailure(form, { [field]: message }, lists), people: null }, { status: 422 });
}

export default function NewPrisonerPage() {
  const t = useT();
  const { places, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? { target: String(DEFAULT_TARGET), languages: ["ru"] };
  const errors = sent?.errors ?? {};
  return (
    <>
      <BackLink to="/desk/prisoners" />
      <ErrorSummary errors={errors} />
      <h1>{t("create.title")}</h1>
      {sent?.people ? <Namesakes people={sent.people} /> : null}
      <form method="post" noValidate>
        <input type="hidden" name="key" value={typedText(typed, "key") ?? key} />
        <input type="hidden" name="others" value={typedText(typed, "others") ?? ""} />
        <PersonFields typed={typed} errors={errors} />
        <FirstRecordFields typed={typed} errors={errors} places={places} />
        <div className="actions">
          <button className="button" type="submit">
            {t(sent?.people ? "create.submit-else" : "create.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
