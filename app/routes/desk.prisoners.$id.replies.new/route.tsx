import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DayQuestion } from "~/components/fields/day-question";
import { TextField } from "~/components/fields/text-field";
import { replyPlaces } from "~/domain/correspondence/desk-reply";
import { dayMeant } from "~/features/correspondence/day.form";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { deskReplyForm, UNKNOWN_WRITER } from "~/features/replies/desk-reply.form";
import { logDeskReply, readReplyChoices } from "~/features/replies/replies.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "desk-reply.title" } satisfies PageHandle;

const beside = { "no-such-letter": "numbers", "numbers-without-writer": "numbers" } as Record<string, string>;

export async function loader({ params, context }: LoaderFunctionArgs) {
  requireGrant(context, "write", "desk");
  const choices = await readReplyChoices(context.app, params.id ?? "");
  if (!choices) throw missing();
  return { ...choices, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const form = await request.formData();
  const parsed = parseForm(deskReplyForm, form);
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { writer, numbers, ...rest } = parsed.values;
  const reply = {
    ...rest,
    correspondenceId: writer === UNKNOWN_WRITER ? null : writer,
    receivedOn: dayMeant(parsed.values, context.now),
    acknowledged: numbers,
  };
  const result = await logDeskReply(context.app, viewer, params.id ?? "", reply, context.now);
  if (result.ok) return redirect("/desk/replies", 303);
  if (result.reason === "not-found") throw missing();
  const field = beside[result.reason] ?? "dateDay";
  return data(formFailure(form, { [field]: `desk-reply.${result.reason}` }), { status: 422 });
}

export default function DeskReplyPage() {
  const t = useT();
  const { id, writers, key, ...prisoner } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  const errors = sent?.errors ?? {};
  return (
    <>
      <BackLink to={`/desk/prisoners/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("desk-reply.title")}</h1>
      <p className="lede">
        <PrisonerName {...prisoner} />
      </p>
      <form method="post">
        <input type="hidden" name="key" defaultValue={typedText(typed, "key") ?? key} />
        <ChoiceField
          name="writer"
          label={t("desk-reply.writer")}
          error={errors.writer}
          chosen={[typedText(typed, "writer") ?? ""]}
          choices={[
            ...writers.map((writer) => ({ value: writer.id, label: <bdi>{writer.signature}</bdi> })),
            { value: UNKNOWN_WRITER, label: t("desk-reply.unknown") },
          ]}
        />
        <TextField
          name="addressedTo"
          label={t("desk-reply.addressed-to")}
          hint={t("desk-reply.addressed-to.hint")}
          error={errors.addressedTo}
          defaultValue={typedText(typed, "addressedTo")}
          autoComplete="off"
        />
        <ChoiceField
          name="place"
          label={t("desk-reply.place")}
          error={errors.place}
          chosen={[typedText(typed, "place") ?? ""]}
          choices={replyPlaces.map((place) => ({ value: place, label: t(`desk-reply.place.${place}`) }))}
        />
        <TextField
          name="numbers"
          label={t("desk-reply.numbers")}
          hint={t("desk-reply.numbers.hint")}
          error={errors.numbers}
          defaultValue={typedText(typed, "numbers")}
          autoComplete="off"
          inputMode="text"
          short
        />
        <DayQuestion label="desk-reply.when" typed={typed} errors={errors} />
        <div className="actions">
          <button className="button" type="submit">
            {t("desk-reply.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
