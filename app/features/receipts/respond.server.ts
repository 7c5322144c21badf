import { data, redirect } from "@remix-run/node";
import type { Viewer } from "~/domain/access/roles";
import type { ReceiptRefusal } from "~/domain/receipts/record";
import { type FormErrors, formFailure, parseForm, type Typed } from "~/platform/forms/parse-form";
import type { RequestContext } from "~/platform/http/context.server";
import { missing } from "~/platform/http/require.server";
import { readFormFacts } from "./read.server";
import { receiptForm, receiptLists, receiptOf, rowsIn } from "./receipt.form";
import { correctReceipt, recordReceipt, withdrawReceipt } from "./receipts.server";

/** A form shown again with what was typed. */
export interface ShownAgain {
  errors: FormErrors;
  typed: Typed;
  rows: number;
  overtaken?: { newest: number | null } | undefined;
}

interface Asked {
  context: RequestContext;
  viewer: Viewer;
  prisonerId: string;
  /** Address of the person's page, below which receipts are. */
  base: string;
}

const options = { lists: receiptLists };
const errorOf = {
  "nothing-said": { letters: "receipt.nothing-said" },
  "fewer-than-named": { letters: "receipt.fewer-than-named" },
  future: { dateDay: "receipt.future" },
  "unknown-letter": { known: "receipt.unknown-letter" },
} as const satisfies Record<ReceiptRefusal["reason"] | "unknown-letter", FormErrors>;

/**
 * Answers the form of a new receipt, or of one that corrects `receiptId`; "one more row" and Enter save
 * nothing.
 */
export async function answerReceipt(
  { context, viewer, prisonerId, base }: Asked,
  form: FormData,
  receiptId?: number,
) {
  const { app, now } = context;
  if (!(await readFormFacts(app, viewer, prisonerId, now))) throw missing();
  if (form.has("more")) {
    const again = formFailure(form, {}, options);
    return data<ShownAgain>({ ...again, rows: rowsIn(again.typed, true) });
  }
  const parsed = parseForm(receiptForm, form, options);
  if (!parsed.ok) return data<ShownAgain>({ ...parsed, rows: rowsIn(parsed.typed) }, { status: 422 });
  if (form.has("check")) {
    const again = formFailure(form, {}, options);
    return data<ShownAgain>({ ...again, rows: rowsIn(again.typed) });
  }
  const told = receiptOf(parsed.values, now);
  const result =
    receiptId === undefined
      ? await recordReceipt(app, viewer, prisonerId, told, now)
      : await correctReceipt(app, viewer, { prisonerId, receiptId }, told, now);
  if (result.ok) return redirect(`${base}/receipts/${result.receiptId}`, 303);
  if (result.reason === "not-found") throw missing();
  if (result.reason === "overtaken") {
    const again = formFailure(form, {}, options);
    const { newest } = result;
    return data<ShownAgain>({ ...again, rows: rowsIn(again.typed), overtaken: { newest } }, { status: 409 });
  }
  const failed = formFailure(form, errorOf[result.reason], options);
  return data<ShownAgain>({ ...failed, rows: rowsIn(failed.typed) }, { status: 422 });
}

/** Answers "take it back": the person's page, or the receipt that came in its place. */
export async function answerWithdrawal(
  { context, viewer, prisonerId, base }: Asked,
  receiptId: number,
): Promise<Response> {
  const result = await withdrawReceipt(context.app, viewer, { prisonerId, receiptId }, context.now);
  if (result.ok) return redirect(`${base}?taken-back=1#receipts`, 303);
  if (result.reason === "not-found" || result.newest === null) throw missing();
  return redirect(`${base}/receipts/${result.newest}`, 303);
}

/** The number of a receipt or a line in an address. */
export function idIn(text: string | undefined): number {
  if (!/^\d{1,9}$/.test(text ?? "")) throw missing();
  return Number(text);
}
