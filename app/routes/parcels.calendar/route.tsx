import type { ActionFunctionArgs } from "@remix-run/node";
import { ownCalendar } from "~/features/parcels/calendar.server";
import { calendarAnswer } from "~/platform/http/calendar-file.server";
import { requireGrant } from "~/platform/http/require.server";

export async function action({ context }: ActionFunctionArgs) {
  const viewer = requireGrant(context, "read", "parcel");
  const { app, language, now } = context;
  return calendarAnswer(await ownCalendar(app, { viewer, language, now }));
}
