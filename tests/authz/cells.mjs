import { addressOf, ask } from "./ask.mjs";

const METHODS = ["GET", "HEAD", "PUT", "PATCH", "DELETE", "POST"];

/** Every cell of the table as one request; reads first, so that a deed done does not change what they find. */
export async function checkCells(origin, stage, { columns, expected }) {
  const mismatches = [];
  let requests = 0;
  for (const method of METHODS) {
    for (const [pattern, row] of Object.entries(expected)) {
      for (const [index, column] of columns.entries()) {
        const wanted = wantedStatus(row, method, index);
        const places =
          column !== "visitor" && pattern.startsWith("/account/sessions/")
            ? stage.endings[column]
            : stage.places[pattern];
        const path = addressOf(pattern, places?.own);
        const { status } = await ask(origin, {
          method,
          path,
          cookie: cookieOf(stage, column, pattern),
          form: row.form,
        });
        requests += 1;
        if (status !== wanted) mismatches.push(`${method} ${pattern} as ${column}: ${status}, not ${wanted}`);
      }
    }
  }
  return { requests, mismatches };
}

function wantedStatus(row, method, index) {
  if (method === "PUT" || method === "PATCH" || method === "DELETE") return 405;
  const words = (method === "POST" ? row.post : row.get).split(" ");
  return Number(words[index]);
}

/** Who signs out does it with a session of its own, so that the others go on. */
export function cookieOf(stage, column, pattern) {
  const sessions = stage.sessions[column];
  if (!sessions) return null;
  return pattern === "/sign-out" ? sessions.leaving : sessions.staying;
}
