import type { ActionFunctionArgs } from "@remix-run/node";
import { dayOf } from "~/domain/dates/instants";
import { planFile } from "~/features/balance/plan-file.server";
import { csvFile } from "~/platform/http/csv-file.server";
import { missing, requireGrant } from "~/platform/http/require.server";

/** The figures of a plan as a table for a spreadsheet: counts alone, nobody's name. */
export async function action({ params, context }: ActionFunctionArgs) {
  requireGrant(context, "read", "desk");
  const pieces = await planFile(context.app, params.id ?? "");
  if (!pieces) throw missing();
  return csvFile(pieces, dayOf(context.now.toISOString()));
}
