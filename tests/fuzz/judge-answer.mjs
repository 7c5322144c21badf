import { formsOf, shownValue } from "../guards/forms.mjs";

/** Counters of wrong passwords and codes, and the session's own last sign of life: written though the form is refused. */
const MAY_CHANGE = new Set(["rate_counter", "session"]);
/** A refusal may be remembered under the form's key, if the page that says so brings another for the next try. */
const KEYS = "idempotency_key";
const TRACE = /^\s+at .+:\d+:\d+|node_modules|SqliteError|invalid input syntax|violates .* constraint/m;

/** What is wrong with the answer to a fuzzed form, in words, and how many typed values the page was seen to keep. */
export function faultsOfAnswer({ status, html, form, path, changed }) {
  const wrong = changed.filter(
    (table) => !MAY_CHANGE.has(table) && !(table === KEYS && hasNewKey(html, path, form)),
  );
  const faults = [
    ...(status >= 500 ? [`answer ${status}`] : []),
    ...(TRACE.test(html) ? ["shows its inside"] : []),
    ...(wrong.length > 0 ? [`refused with ${status}, but changed ${wrong.join(", ")}`] : []),
  ];
  if (status !== 422) return { faults, kept: 0 };
  const typed = form.filter(([name], at) => form.findIndex(([other]) => other === name) === at);
  const compared = typed.flatMap(([name, value]) => {
    const shown = shownValue(html, name);
    return shown === undefined || typeof value !== "string" ? [] : [{ name, value: asSent(value), shown }];
  });
  const lost = compared.filter(({ value, shown }) => asShown(shown) !== value);
  for (const { name, value, shown } of lost.slice(0, 3)) {
    faults.push(
      `422 lost ${name}: ${JSON.stringify(value.slice(0, 60))} is shown as ${JSON.stringify(shown.slice(0, 60))}`,
    );
  }
  return { faults, kept: compared.length - lost.length };
}

function hasNewKey(html, path, form) {
  const sent = new Map(form).get("key");
  const keys = formsOf(html, path).flatMap(({ fields }) => fields.filter(({ name }) => name === "key"));
  return keys.every(({ value }) => value !== sent);
}

/** As a browser would read it back: line breaks in one form, no NUL, lone halves of a pair replaced. */
function asSent(value) {
  return value.toWellFormed().replaceAll("\0", "").replace(/\r\n?/g, "\n").replace(/^\n/, "");
}

function asShown(value) {
  return value.replace(/\r\n?/g, "\n").replace(/^\n/, "");
}
