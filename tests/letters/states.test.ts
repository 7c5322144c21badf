import { expect, test } from "vitest";
import {
  type LetterEventKind,
  letterEventKinds,
  shownState,
  stateFromEvents,
} from "~/domain/correspondence/letter-course";
import type { LetterState } from "~/domain/correspondence/states";
import { dayAfter } from "~/domain/dates/instants";

/**
 * What becomes of a letter in each state when each thing happens to it: written by hand from domain.md §4, never from
 * the code. A row begins with the state and the events that lead there.
 */
const heads = "sent presumed-lost returned refused confirmed answered at-risk".split(" ");
const table = `
reserved      :                         | sent          reserved      reserved  reserved  reserved   reserved  reserved
sent          : sent                    | sent          presumed-lost returned  refused   confirmed  answered  sent
presumed-lost : sent presumed-lost      | presumed-lost presumed-lost returned  refused   confirmed  answered  presumed-lost
returned      : sent returned           | returned      returned      returned  refused   confirmed  answered  returned
refused       : sent refused            | refused       refused       refused   refused   confirmed  answered  refused
confirmed     : sent confirmed          | confirmed     confirmed     confirmed confirmed confirmed  answered  confirmed
answered      : sent answered           | answered      answered      answered  answered  answered   answered  answered
`;

/** What a reader is told of a letter that is usually there after 14 days, so many days after it was posted. */
const days = [0, 13, 14, 44, 45, 89, 90, 400];
const shown = `
reserved      | reserved      reserved      reserved       reserved       reserved      reserved      reserved      reserved
sent          | sent          sent          presumed-there presumed-there overdue       overdue       presumed-lost presumed-lost
presumed-lost | presumed-lost presumed-lost presumed-lost  presumed-lost  presumed-lost presumed-lost presumed-lost presumed-lost
returned      | returned      returned      returned       returned       returned      returned      returned      returned
refused       | refused       refused       refused        refused        refused       refused       refused       refused
confirmed     | confirmed     confirmed     confirmed      confirmed      confirmed     confirmed     confirmed     confirmed
answered      | answered      answered      answered       answered       answered      answered      answered      answered
`;

const words = (text: string) => text.trim().split(/\s+/).filter(Boolean);
const rows = (text: string) => text.trim().split("\n");

test("every event in every state leads where the table says, in whatever order it was recorded", ({
  task,
}) => {
  expect([...letterEventKinds].sort()).toEqual([...heads].sort());
  let cells = 0;
  for (const row of rows(table)) {
    const [before = "", after = ""] = row.split("|");
    const [state = "", events = ""] = before.split(":");
    const kinds = words(events) as LetterEventKind[];
    expect(stateFromEvents(kinds), state).toBe(state.trim());
    for (const [column, expected] of words(after).entries()) {
      const event = heads[column] as LetterEventKind;
      const all = [...kinds, event];
      expect(stateFromEvents(all), `${state.trim()} × ${event}`).toBe(expected);
      expect(stateFromEvents(all.toReversed()), `${event} before ${state.trim()}`).toBe(expected);
      expect(stateFromEvents([...all, event]), `${event} twice`).toBe(expected);
      cells += 1;
    }
  }
  expect(cells).toBe(7 * 7);
  Object.assign(task.meta, { stateTable: cells });
});

test("every state is shown on every day as the table says", ({ task }) => {
  let cells = 0;
  for (const row of rows(shown)) {
    const [state = "", after = ""] = row.split("|");
    for (const [column, expected] of words(after).entries()) {
      const sentOn = state.trim() === "reserved" ? null : "2026-03-01";
      const letter = { state: state.trim() as LetterState, sentOn };
      const today = dayAfter("2026-03-01", days[column] ?? 0);
      expect(shownState(letter, 14, today), `${state.trim()}, day ${days[column]}`).toBe(expected);
      cells += 1;
    }
  }
  expect(cells).toBe(7 * days.length);
  Object.assign(task.meta, { shownTable: cells });
});
