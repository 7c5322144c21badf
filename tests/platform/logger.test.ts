import { expect, test } from "vitest";
import { createLogger } from "~/platform/logger.server";

const SECRET = "anna@example.org";

test.each([
  ["under its name", (log: Log, error: Error) => log.error({ request: "r1", err: error })],
  ["with a word of ours", (log: Log, error: Error) => log.error({ err: error }, "failed")],
  ["alone", (log: Log, error: Error) => log.error(error)],
  ["alone, with a word of ours", (log: Log, error: Error) => log.error(error, "failed")],
])("an error logged %s leaves its kind and not its message, which may quote a value", (_, write) => {
  const lines: string[] = [];
  write(createLogger("info", { write: (line) => lines.push(line) }), failure());
  expect(lines).toHaveLength(1);
  expect(lines.join()).not.toContain(SECRET);
  const { err } = JSON.parse(lines[0] ?? "");
  expect([err.type, err.code]).toEqual(["Error", "22P02"]);
  expect(err.stack[0]).toContain("logger.test");
});

type Log = ReturnType<typeof createLogger>;

/** A message of several lines, of which one looks like a place in the code. */
function failure(): Error {
  const error = new Error(`invalid input\n    at ${SECRET}`);
  return Object.assign(error, { code: "22P02", detail: SECRET });
}
