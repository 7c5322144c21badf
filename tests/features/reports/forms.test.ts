import { expect, test } from "vitest";
import { toldForm } from "~/features/moves/move.form";
import { decisionForm, reportForm } from "~/features/reports/report.form";
import { choiceOf, stopForm } from "~/features/reports/stop.form";
import { parseForm } from "~/platform/forms/parse-form";

const key = "0123456789abcdef";

function errorsOf(schema: Parameters<typeof parseForm>[0], fields: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ key, ...fields })) form.set(name, value);
  const parsed = parseForm(schema, form);
  return parsed.ok ? {} : parsed.errors;
}

test.each<[Record<string, string>, object]>([
  [{ what: "from:Анна" }, {}],
  [{ what: "all", sure: "yes" }, {}],
  [{ what: "everything" }, {}],
  [{}, { what: "stop.choose" }],
  [{ what: "" }, { what: "stop.choose" }],
  [{ what: "Анна" }, { what: "stop.choose" }],
  [{ what: "all", key: "short" }, { key: "field.form-key" }],
])("a stop of %j: %j", (fields, errors) => {
  expect(errorsOf(stopForm, fields)).toEqual(errors);
});

test.each([
  ["all", { what: "all" }],
  ["everything", { what: "everything" }],
  ["from:all", { what: "signature", signature: "all" }],
  ["from:from:a", { what: "signature", signature: "from:a" }],
  ["none", null],
])("%s chooses %j", (what, choice) => {
  expect(choiceOf(what)).toEqual(choice);
});

const said = { writer: "from:Анна", text: "Грубит" };
test.each<[string, Record<string, string>, object]>([
  ["all of it", { ...said, stop: "yes" }, {}],
  ["not sure who", { ...said, writer: "unsure" }, {}],
  ["not sure whom to stop", { ...said, writer: "unsure", stop: "yes" }, { writer: "report.choose-to-stop" }],
  ["nobody chosen", { text: "Грубит" }, { writer: "report.choose" }],
  ["a writer of no form", { ...said, writer: "Анна" }, { writer: "report.choose" }],
  ["only spaces", { ...said, text: " \r\n " }, { text: "report.text-missing" }],
  ["4,000 signs, each of two units", { ...said, text: "🕊".repeat(4000) }, {}],
  ["4,000 signs of which some are line breaks", { ...said, text: "я\r\n".repeat(2000) }, {}],
  ["a sign too many", { ...said, text: "я".repeat(4001) }, { text: "report.text-too-long" }],
  ["nothing", {}, { writer: "report.choose", text: "field.missing" }],
])("a report, %s", (_, fields, errors) => {
  expect(errorsOf(reportForm, fields)).toEqual(errors);
});

test("what turns the direction of writing or cannot be seen is not kept", () => {
  const form = new FormData();
  const sent = {
    key,
    writer: "unsure",
    text: "а\u202eб\u0007\u200bв\r\nг",
    kind: "moved",
    place: "\u202eТверь\u2066",
  };
  for (const [name, value] of Object.entries(sent)) form.set(name, value);
  expect(parseForm(reportForm, form)).toMatchObject({ values: { text: "абв\nг" } });
  expect(parseForm(toldForm, form)).toMatchObject({ values: { place: "Тверь" } });
});

test.each<[Record<string, string>, object]>([
  [{ decision: "no-harm" }, {}],
  [{ decision: "stopped", writer: "from:Анна" }, {}],
  [{}, { decision: "desk-report.choose" }],
  [{ decision: "hanged" }, { decision: "desk-report.choose" }],
])("a decision of %j: %j", (fields, errors) => {
  expect(errorsOf(decisionForm, fields)).toEqual(errors);
});
