import type { ActionFunctionArgs } from "@remix-run/node";
import { ledgerCalendar } from "~/features/parcels/calendar.server";
import { calendarAnswer } from "~/platform/http/calendar-file.server";
import { missing, requireGrant } from "~/platform/http/require.server";

export async function action({ params, context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "desk");
  const { app, language, now } = context;
  const file = await ledgerCalendar(app, params.id ?? "", { viewer, language, now });
  if (file === null) throw missing();
  return calendarAnswer(file);
}
