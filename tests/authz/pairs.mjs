import { addressOf, ask, sameAnswer } from "./ask.mjs";
import { cookieOf } from "./cells.mjs";

const METHODS = ["GET", "HEAD", "POST"];
const NOWHERE = "/nothing-of-this-name";

/**
 * Asks for what is somebody else's and for what nobody has, as every role: two answers that must be the same to the
 * byte, so that nobody learns from one that the other exists. A role that does not belong to an address gets the
 * answer of an address that is not there at all.
 */
export async function checkPairs(origin, stage, { columns, expected }) {
  const result = { requests: 0, compared: 0, mismatches: [] };
  for (const [pattern, row] of Object.entries(expected)) {
    for (const [index, column] of columns.entries()) {
      for (const method of METHODS) {
        const word = (method === "POST" ? row.post : row.get).split(" ")[index];
        const mustSignIn = column === "visitor" && !row.get.startsWith("200");
        const wanted = mustSignIn ? 303 : word === "405" ? 405 : 404;
        const at = { method, cookie: cookieOf(stage, column, pattern), form: row.form };
        const name = `${method} ${pattern} as ${column}`;
        for (const [one, other] of pairsOf(stage, pattern, column)) {
          await compare(result, origin, { name, wanted }, { ...at, path: one }, { ...at, path: other });
        }
        if (word === "404") {
          const path = addressOf(pattern, placesOf(stage, pattern, column)?.own);
          await compare(result, origin, { name, wanted: 404 }, { ...at, path }, { ...at, path: NOWHERE });
        }
      }
    }
  }
  return result;
}

/** Staff may see every prisoner, so nothing is somebody else's to them. */
function pairsOf(stage, pattern, column) {
  const places = placesOf(stage, pattern, column);
  const seesAll = pattern === "/prisoners/:id" && (column === "coordinator" || column === "admin");
  if (!places || seesAll) return [];
  return places.foreign.map((ids) => [addressOf(pattern, ids), addressOf(pattern, places.missing)]);
}

function placesOf(stage, pattern, column) {
  const isSession = pattern.startsWith("/account/sessions/");
  return isSession ? stage.endings[column === "visitor" ? "volunteer" : column] : stage.places[pattern];
}

async function compare(result, origin, { name, wanted }, one, other) {
  const [a, b] = [await ask(origin, one), await ask(origin, other)];
  result.requests += 2;
  result.compared += 1;
  if (!sameAnswer(withoutPath(a, one.path), withoutPath(b, other.path))) {
    result.mismatches.push(`${name}: ${one.path} (${a.status}) differs from ${other.path} (${b.status})`);
  } else if (a.status !== wanted) {
    result.mismatches.push(`${name}: ${one.path} and what is not there: ${a.status}, not ${wanted}`);
  }
}

/** A page leads back to itself, and a visitor is told where they wanted to go: the address they typed, nothing of ours. */
function withoutPath(answer, path) {
  const body = answer.whole.body.replaceAll(`value="${path}"`, "");
  const whole = { ...answer.whole, body };
  if (answer.status !== 303 || !answer.location.startsWith("/sign-in?next=")) return { ...answer, whole };
  const location = answer.location.replace(encodeURIComponent(path), "");
  return { ...answer, whole: { ...whole, headers: { ...whole.headers, location } } };
}
