import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import { sizesFor } from "~/domain/parcels/sizes-wanted";
import { itemText } from "~/features/parcels/item-text";
import { pledgeForm } from "~/features/parcels/parcels.form";
import { pledgeItem } from "~/features/parcels/pledge.server";
import { answerFields, answerForm, numberIn } from "~/features/parcels/respond.server";
import { StepPage } from "~/features/parcels/step-page";
import { readParcel } from "~/features/parcels/volunteer.server";
import { useI18n } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { parseForm, typedText } from "~/platform/forms/parse-form";
import { missing, requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.pledge.title" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const parcel = await readParcel(context.app, viewer, params.id ?? "", context.now);
  const item = parcel?.items.find(({ id }) => id === numberIn(params.item));
  if (!parcel || !item) throw missing();
  const { code, text, left, wanted } = item;
  return { id: parcel.id, code, text, left, wanted, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "parcel");
  const { id = "" } = params;
  const form = await request.formData();
  const parsed = parseForm(pledgeForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const which = { parcelId: id, itemId: numberIn(params.item) };
  const result = await pledgeItem(context.app, viewer, which, parsed.values, context.now);
  return answerForm(result, form, `/parcels/${id}`);
}

export default function PledgePage() {
  const { language, t } = useI18n();
  const { id, code, text, left, wanted, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <StepPage
      back={`/parcels/${id}`}
      title="parcel.pledge.title"
      submit="parcel.pledge.submit"
      formKey={key}
      sent={sent}
      about={
        <>
          <p className="lede">
            <bdi>{itemText(language, { code, text })}</bdi>
          </p>
          {sizesFor(code).length === 0 ? null : <p>{t("parcel.pledge.sizes")}</p>}
        </>
      }
    >
      <TextField
        name="pieces"
        label={t("parcel.pieces")}
        hint={t("parcel.pieces.left", { left, wanted })}
        error={sent?.errors.pieces}
        defaultValue={typedText(sent?.typed, "pieces") ?? "1"}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </StepPage>
  );
}
