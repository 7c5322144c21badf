import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { PageHandle } from "~/components/document";
import { TextField } from "~/components/fields/text-field";
import { addItem } from "~/features/parcels/items.server";
import { requireEntry } from "~/features/parcels/ledger-page.server";
import { itemForm } from "~/features/parcels/parcels.form";
import { answerFields, answerForm } from "~/features/parcels/respond.server";
import { StepPage } from "~/features/parcels/step-page";
import { useT } from "~/i18n/i18n";
import { randomId } from "~/platform/crypto/random.server";
import { formFailure, parseForm, typedText } from "~/platform/forms/parse-form";
import { requireGrant } from "~/platform/http/require.server";

export const handle = { title: "parcel.item.add" } satisfies PageHandle;

export async function loader({ params, context }: LoaderFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { id = "", parcel = "" } = params;
  await requireEntry(context.app, viewer, id, parcel);
  return { back: `/desk/prisoners/${id}/parcels/${parcel}`, key: randomId() };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "write", "desk");
  const { id = "", parcel = "" } = params;
  await requireEntry(context.app, viewer, id, parcel);
  const form = await request.formData();
  const parsed = parseForm(itemForm, form);
  if (!parsed.ok) return answerFields(parsed);
  const { text, pieces: wanted, grams, key } = parsed.values;
  const result = await addItem(context.app, viewer, parcel, { text, wanted, grams, key }, context.now);
  if (!result.ok && result.reason === "forbidden") {
    const failed = formFailure(form, { text: "parcel.item.forbidden" });
    return data({ ...failed, refusal: null, problem: null }, { status: 422 });
  }
  return answerForm(result, form, `/desk/prisoners/${id}/parcels/${parcel}`);
}

export default function NewItemPage() {
  const t = useT();
  const { back, key } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { typed = {}, errors = {} } = sent ?? {};
  return (
    <StepPage back={back} title="parcel.item.add" submit="parcel.item.add.submit" formKey={key} sent={sent}>
      <TextField
        name="text"
        label={t("parcel.item.text")}
        hint={t("parcel.item.text.hint")}
        error={errors.text}
        defaultValue={typedText(typed, "text")}
        maxLength={120}
        autoComplete="off"
      />
      <TextField
        name="pieces"
        label={t("parcel.item.pieces")}
        error={errors.pieces}
        defaultValue={typedText(typed, "pieces") ?? "1"}
        inputMode="numeric"
        autoComplete="off"
        short
      />
      <TextField
        name="grams"
        label={t("parcel.item.grams")}
        error={errors.grams}
        defaultValue={typedText(typed, "grams")}
        inputMode="numeric"
        autoComplete="off"
        short
      />
    </StepPage>
  );
}
