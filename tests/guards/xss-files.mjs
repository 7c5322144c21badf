import { filled, formsOf } from "./forms.mjs";
import { encoded, fromOwnPage, send } from "./send.mjs";
import { usersOf } from "./users.mjs";

const STEPS_MOST = 6;

/** A list to be taken over whose every cell is a payload: uploaded, mapped and run, each page of it opened. */
export async function checkFiles({ world, server, watcher, result, payloads }) {
  const [user] = usersOf(world, "/desk/import");
  const state = { files: 0, faults: [] };
  const own = fromOwnPage(server.origin, user.cookie);
  const page = await send(server.origin, { path: "/desk/import", headers: { cookie: user.cookie } });
  const upload = formsOf(page.body, "/desk/import").find(({ action }) => action === "/desk/import");
  const { type, body } = fileForm(upload, payloads);
  let answer = await send(server.origin, {
    method: "POST",
    path: "/desk/import",
    headers: { ...own, "content-type": type },
    body,
  });
  const done = new Set();
  for (let step = 0; step < STEPS_MOST && answer.status === 303; step++) {
    const path = answer.headers.location;
    const found = await watcher.visit(path, user.cookie);
    result.visits += 1;
    state.files += 1;
    for (const fault of found)
      state.faults.push(`a file's page ${path.replace(/[\w-]{20,}/, ":draft")}: ${fault}`);
    const shown = await send(server.origin, { path, headers: { cookie: user.cookie } });
    if (!shown.body.includes("alert(1)") && step === 0)
      state.faults.push("the file's page shows nothing of the file");
    const next = formsOf(shown.body, path).find(
      ({ action }) => /\/(columns|run)$/.test(action) && !done.has(action),
    );
    if (!next) break;
    done.add(next.action);
    const fields = filled(next, { pick: ([first]) => first, text: () => "x" });
    answer = await send(server.origin, {
      method: "POST",
      path: next.action,
      headers: own,
      body: encoded(fields),
    });
  }
  if (state.files === 0) state.faults.push(`the file was not taken: ${answer.status}`);
  return state;
}

/** The form as its page has it, with the list in the place of the file. */
function fileForm(upload, payloads) {
  const boundary = "guards-guards-guards";
  const fields = filled(
    { fields: upload.fields.filter(({ type }) => type !== "file") },
    { pick: ([first]) => first, text: () => "x" },
  );
  const file = upload.fields.find(({ type }) => type === "file");
  const part = (name, more, value) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
  const called = '; filename="<img src=x onerror=alert(1)>.csv"\r\nContent-Type: text/csv';
  const parts = fields.map(([name, value]) => part(name, "", value));
  const body = `${parts.join("")}${part(file.name, called, listOf(payloads))}--${boundary}--\r\n`;
  return { type: `multipart/form-data; boundary=${boundary}`, body };
}

function listOf(payloads) {
  const cell = (text) => `"${text.replaceAll('"', '""').replaceAll("\t", " ")}"`;
  const rowOf = (payload, at) =>
    [`Осокин ${payload}`, String(1950 + (at % 50)), payload, payload].map(cell).join(",");
  const header = ["name", "born", "<img src=x onerror=alert(1)>", "interests"].map(cell).join(",");
  return [header, ...payloads.map(rowOf)].join("\r\n");
}
