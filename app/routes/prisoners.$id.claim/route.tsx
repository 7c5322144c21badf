import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BackLink } from "~/components/back-link";
import type { PageHandle } from "~/components/document";
import { ErrorSummary } from "~/components/error-summary";
import { ChoiceField } from "~/components/fields/choice-field";
import { TextField } from "~/components/fields/text-field";
import type { ClaimRefusal } from "~/domain/correspondence/claim";
import type { Channel } from "~/domain/facilities/channels";
import { claimForm } from "~/features/correspondence/claim.form";
import { claimPrisoner } from "~/features/correspondence/claim.server";
import { ClaimRefused } from "~/features/correspondence/claim-refused";
import { lastSignature } from "~/features/correspondence/read.server";
import { PrisonerName } from "~/features/prisoners/prisoner-card";
import { readPrisoner } from "~/features/prisoners/read.server";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "claim.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const profile = await readPrisoner(context.app, viewer, params.id ?? "", context.now);
  if (!profile) throw missing();
  if (profile.claim === "wait") throw redirect(`/prisoners/${profile.card.id}/wait`, 303);
  const { own, warned } = profile;
  const { id, name, nameLatin, channels } = profile.card;
  if (own && own.state !== "closed") throw redirect(`/correspondence/${own.id}`, 303);
  const signature = own?.signature ?? (await lastSignature(context.app, viewer)) ?? "";
  return { id, name, nameLatin, channels, warned, signature, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "claim", "correspondence");
  const form = await request.formData();
  const parsed = parseForm(claimForm, form);
  if (!parsed.ok) return data({ ...parsed, refused: null }, { status: 422 });
  const result = await claimPrisoner(context.app, viewer, params.id ?? "", parsed.values, context.now);
  if (result.ok) return redirect(`/correspondence/${result.correspondenceId}`, 303);
  return refuse(result, form);
}

/**
 * A refusal that a field can mend stands beside it; any other says what happened and where to go on. Who is under 18
 * or wants no letters is nobody's to learn: such a prisoner is not there.
 */
function refuse(refusal: ClaimRefusal, form: FormData) {
  switch (refusal.reason) {
    case "not-found":
    case "minor":
    case "no-consent":
      throw missing();
    case "already-yours":
      return redirect("/correspondence", 303);
    case "signature-unusable":
      return data(
        { ...formFailure(form, { signature: `signature.${refusal.problem.reason}` }), refused: null },
        { status: 422 },
      );
    case "signature-taken":
      return data({ ...formFailure(form, { signature: "signature.taken" }), refused: null }, { status: 422 });
    case "channel-unsafe":
      return data(
        { ...formFailure(form, { channel: "claim.channel-unsafe" }), refused: null },
        { status: 422 },
      );
    default: {
      const refused = refusal.reason === "not-now" ? ("cap-full" as const) : refusal.reason;
      return data({ errors: {}, typed: {}, refused }, { status: 409 });
    }
  }
}

export default function ClaimPage() {
  const t = useT();
  const { id, channels, warned, signature, key, ...person } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (sent?.refused) return <ClaimRefused reason={sent.refused} />;
  const typed = (sent?.typed ?? {}) as Record<string, string>;
  const only = channels.length === 1 ? channels[0] : undefined;
  const chosen = typed.channel ?? only;
  return (
    <>
      <BackLink to={`/prisoners/${id}`} />
      <ErrorSummary errors={sent?.errors} />
      <p className="quiet mb-2">{t("claim.title")}</p>
      <h1>
        <PrisonerName {...person} />
      </h1>
      <p>{t("claim.hold")}</p>
      <form method="post">
        <input type="hidden" name="key" value={typed.key ?? key} />
        <TextField
          name="signature"
          label={t("claim.signature")}
          hint={t("claim.signature-hint")}
          error={sent?.errors.signature}
          defaultValue={typed.signature ?? signature}
          maxLength={60}
          autoComplete="off"
        />
        {only && !sent?.errors.channel ? (
          <>
            <input type="hidden" name="channel" value={only} />
            <p>
              {t("claim.only-channel", { way: t(`channel.${only}`) })}{" "}
              {warned.includes(only) ? t("claim.channel-warning") : null}
            </p>
          </>
        ) : (
          <ChoiceField
            name="channel"
            label={t("claim.channel")}
            error={sent?.errors.channel}
            chosen={chosen ? [chosen] : []}
            choices={channels.map((channel: Channel) => ({
              value: channel,
              label: t(`claim.channel.${channel}`),
              hint: warned.includes(channel) ? t("claim.channel-warning") : undefined,
            }))}
          />
        )}
        <div className="actions">
          <button className="button" type="submit">
            {t("claim.submit")}
          </button>
        </div>
      </form>
    </>
  );
}
