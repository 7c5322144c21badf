import { type DateISO, dayAfter, type Instant } from "../dates/instants";

/** Something on one day of a calendar. */
export interface CalendarEvent {
  /** The same for the same thing for ever, so that a calendar moves it and makes no second one; see {@link uidOf}. */
  uid: string;
  /** Higher with every change. */
  sequence: number;
  on: DateISO;
  summary: string;
  description: string;
  /** Kept in the file for as long as calendars may still show it. */
  isCancelled: boolean;
}

/** The identity of an entry of the ledger in every calendar; `.invalid` is nobody's name (RFC 2606). */
export function uidOf(entryId: string): string {
  return `${entryId}@parcels.invalid`;
}

/**
 * A calendar file: whole days, in the order given. `name` is what calendars call it, `now` stamps every event.
 * Source: RFC 5545; METHOD and cancelling, RFC 5546.
 */
export function calendarFile(events: readonly CalendarEvent[], name: string, now: Instant): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//parcels//EN",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, now)),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}

function eventLines(event: CalendarEvent, now: Instant): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${now.slice(0, 19).replace(/[-:]/g, "")}Z`,
    `DTSTART;VALUE=DATE:${basic(event.on)}`,
    `DTEND;VALUE=DATE:${basic(dayAfter(event.on, 1))}`,
    `SEQUENCE:${event.sequence}`,
    `STATUS:${event.isCancelled ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escapeText(event.summary)}`,
    ...(event.description === "" ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ];
}

function basic(date: DateISO): string {
  return date.replaceAll("-", "");
}

/** Text as a value: backslash, semicolon, comma and line ends escaped, other control characters left out (§3.3.11). */
function escapeText(text: string): string {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/\r\n|\r/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n");
}

/** A line may have so many octets, its end not counted (§3.1). */
const LONGEST_LINE = 75;

/** Breaks a line between characters, never inside one; each part after the first begins with a space. */
function fold(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ["", 0];
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > LONGEST_LINE) {
      parts.push(part);
      [part, octets] = [" ", 1];
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
}
