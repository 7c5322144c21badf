import type { AppLoadContext } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import type { CustodyDeed } from "~/domain/prisoners/custody-change";
import { type FormErrors, formFailure } from "~/platform/forms/parse-form";
import { missing } from "~/platform/http/require.server";
import { sourceOf, type ToldBy } from "./custody.form";
import { type CustodyResult, changeCustody, previewCustody } from "./custody.server";

interface Asked {
  context: AppLoadContext;
  viewer: Viewer;
  prisonerId: string;
  form: FormData;
  deed: CustodyDeed;
  values: { by: ToldBy; sure: string; seen: string; key: string };
}

const fields = {
  "place-needed": "facility",
  "place-too-much": "facility",
  "no-such-place": "facility",
  future: "sinceDay",
  same: "form",
  "already-over": "form",
  died: "form",
} as const;

/**
 * Two steps without scripts: the first answer shows what would be touched, the second does it and leads to what it did, or
 * back to the first with all that was typed.
 */
export async function answerCustody({ context, viewer, prisonerId, form, deed, values }: Asked) {
  const { app, now } = context;
  if (form.has("correct")) return data({ ...formFailure(form, {}), review: null });
  if (values.sure !== "yes") return showPreview({ form, isChanged: false });
  const { by, seen, key } = values;
  const result = await changeCustody(app, viewer, prisonerId, { deed, source: sourceOf(by), seen, key }, now);
  if (result.ok) return redirect(`/desk/prisoners/${prisonerId}/custody/${result.changeId}`, 303);
  return result.reason === "changed" ? showPreview({ form, isChanged: true }) : refuse(result, form);

  async function showPreview({ form, isChanged }: { form: FormData; isChanged: boolean }) {
    const preview = await previewCustody(app, prisonerId, deed, now);
    if (!preview.ok) return refuse(preview, form);
    const errors: FormErrors = isChanged ? { form: "custody.changed" } : {};
    const { ok, ...review } = preview;
    return data({ ...formFailure(form, errors), review }, { status: isChanged ? 409 : 200 });
  }
}

function refuse({ reason }: Exclude<CustodyResult, { ok: true }>, form: FormData) {
  if (reason === "not-found") throw missing();
  const field = reason === "changed" ? "form" : fields[reason];
  const status = field === "form" ? 409 : 422;
  const failure = formFailure(form, { [field]: reason === "changed" ? "custody.changed" : `move.${reason}` });
  return data({ ...failure, review: null }, { status });
}
