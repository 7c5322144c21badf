/** A calendar to be saved. The name says nothing about what is in it: it stays in the browser's list of downloads. */
export function calendarAnswer(file: string): Response {
  return new Response(file, {
    headers: {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'attachment; filename="dates.ics"',
      "Cache-Control": "no-store",
    },
  });
}
