import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { DayQuestion } from "~/components/fields/day-question";
import { dayMeant, replyForm } from "~/features/correspondence/day.form";
import { notedAddress } from "~/features/correspondence/noted";
import { readOwn } from "~/features/correspondence/read.server";
import { logReply } from "~/features/correspondence/replies.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "log-reply.title" } satisfies PageHandle;

const lists = ["acknowledged"];

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const own = await readOwn(context.app, viewer, params.id ?? "", context.now);
  if (!own) throw missing();
  return { id: own.id, sentNumbers: own.sentNumbers, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "correspondence");
  const form = await request.formData();
  const parsed = parseForm(replyForm, form, { lists });
  if (!parsed.ok) return data(parsed, { status: 422 });
  const { key, acknowledged } = parsed.values;
  const reply = {
    receivedOn: dayMeant(parsed.values, context.now),
    acknowledged: acknowledged.map(Number),
    key,
  };
  const result = await logReply(context.app, viewer, params.id ?? "", reply, context.now);
  if (result.ok) return redirect(notedAddress(params.id ?? "", "reply"), 303);
  if (result.reason === "not-found") throw missing();
  return data(formFailure(form, { dateDay: `reply.${result.reason}` }, { lists }), { status: 422 });
}

export default function LogReplyPage() {
  const t = useT();
  const { id, sentNumbers, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const typed = sent?.typed ?? {};
  const ticked = Array.isArray(typed.acknowledged) ? typed.acknowledged : [];
  return (
    <>
      <BackLink to={`/correspondence/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <h1>{t("log-reply.title")}</h1>
      <form method="post">
        <input type="hidden" name="key" defaultValue={typeof typed.key === "string" ? typed.key : key} />
        <DayQuestion label="log-reply.when" typed={typed} errors={sent?.errors ?? {}} />
        {sentNumbers.length === 0 ? null : (
          <ChoiceField
            name="acknowledged"
            label={t("log-reply.which")}
            hint={t("log-reply.which-hint")}
            many
            chosen={ticked}
            choices={sentNumbers.map((number) => ({
              value: String(number),
              label: t("log-reply.letter", { number }),
            }))}
          />
        )}
        <div className="actions">
          <button className="button" type="submit">
            {t("log-reply.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
