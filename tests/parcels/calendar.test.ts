import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarEvent, calendarFile, uidOf } from "~/domain/parcels/calendar";
import { parseCalendar } from "./parse-calendar";

const NOW = "2026-11-30T12:00:00.000Z";
const event = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  ...{
    uid: uidOf("a1"),
    sequence: 0,
    on: "2026-12-31",
    summary: "Посылка",
    description: "",
    isCancelled: false,
  },
  ...change,
});
const text = fc.string({ unit: "binary", maxLength: 200 });

test("another parser reads back what was written, whatever the text", ({ task }) => {
  let calendars = 0;
  fc.assert(
    fc.property(
      fc.array(fc.record({ summary: text, description: text }), { maxLength: 4 }),
      text,
      (told, name) => {
        const events = told.map((each, at) => event({ ...each, uid: uidOf(String(at)), sequence: at }));
        const read = parseCalendar(calendarFile(events, name, NOW));
        expect(read.name).toBe(plain(name));
        expect(read.events.map(({ SUMMARY }) => SUMMARY)).toEqual(told.map(({ summary }) => plain(summary)));
        expect(read.events.map(({ DESCRIPTION = "" }) => DESCRIPTION)).toEqual(
          told.map(({ description }) => plain(description)),
        );
        calendars++;
      },
    ),
    { numRuns: 500, seed: 1 },
  );
  Object.assign(task.meta, { calendars });
});

test("no line is longer than 75 octets, and none breaks a character", () => {
  const file = calendarFile([event({ summary: "я".repeat(300), description: "😀".repeat(200) })], "", NOW);
  for (const line of file.split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/\p{Cs}/u);
  }
});

test("an event is one whole day, the last of a year too", () => {
  const [read] = parseCalendar(calendarFile([event()], "", NOW)).events;
  expect(read).toMatchObject({ DTSTART: "20261231", DTEND: "20270101", DTSTAMP: "20261130T120000Z" });
});

test("a moved or cancelled event keeps its identity and counts on", () => {
  const files = [
    event(),
    event({ on: "2027-01-05", sequence: 1 }),
    event({ sequence: 2, isCancelled: true }),
  ].map((each) => parseCalendar(calendarFile([each], "", NOW)).events[0]);
  expect(new Set(files.map((each) => each?.UID)).size).toBe(1);
  expect(files.map((each) => [each?.SEQUENCE, each?.STATUS])).toEqual([
    ["0", "CONFIRMED"],
    ["1", "CONFIRMED"],
    ["2", "CANCELLED"],
  ]);
});

/** What of a text a calendar may hold: no control characters but tabs and line ends, and whole characters. */
function plain(given: string): string {
  return [...given.replace(/\p{Cs}/gu, "\ufffd").replace(/\r\n?/g, "\n")]
    .filter((each) => each === "\n" || each === "\t" || !isControl(each))
    .join("");
}

function isControl(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}
