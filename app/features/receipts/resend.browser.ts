const RETRY_MS = 5_000;
const GIVE_UP_WAITING_MS = 20_000;

/**
 * The receipt page's own small module: a form that does not reach us stays on the screen and is sent again, the same
 * to the letter and with the same key, until an answer comes. Enter sends nothing. Nothing is stored on the device.
 */
function start(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.resend === undefined) return;
    event.preventDefault();
    if (event.submitter?.getAttribute("name") === "check") return;
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) body.append(name, String(value));
    const pressed = event.submitter;
    void send(form, body, pressed instanceof HTMLButtonElement ? pressed.formAction : form.action);
  });
}

/** Until an answer comes, or the reader wants to change what they wrote: the key stays, so that it is never two. */
async function send(form: HTMLFormElement, body: URLSearchParams, address: string): Promise<void> {
  const notice = document.querySelector<HTMLElement>("[data-unsent]");
  const edit = new AbortController();
  const stop = () => edit.abort();
  notice?.querySelector("[data-edit-unsent]")?.addEventListener("click", stop, { once: true });
  form.inert = true;
  while (!edit.signal.aborted) {
    const answer = await ask(address, body, edit.signal);
    if (edit.signal.aborted) break;
    if (answer) return show(answer, new URL(address).hash);
    await untilNextTry(notice, edit.signal);
  }
  form.inert = false;
  if (notice) notice.hidden = true;
  form.querySelector<HTMLElement>("input:not([type=hidden])")?.focus();
}

/** The answer, or null where none came or the server was not itself. */
async function ask(address: string, body: URLSearchParams, edit: AbortSignal): Promise<Response | null> {
  const late = new AbortController();
  const giveUp = () => late.abort();
  const timer = setTimeout(giveUp, GIVE_UP_WAITING_MS);
  edit.addEventListener("abort", giveUp);
  try {
    const answer = await fetch(address, { method: "POST", body, signal: late.signal });
    return answer.status < 500 ? answer : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
    edit.removeEventListener("abort", giveUp);
  }
}

/** A few seconds, or sooner when the network is back or the reader says so. */
function untilNextTry(notice: HTMLElement | null, edit: AbortSignal): Promise<void> {
  if (notice?.hidden) {
    notice.hidden = false;
    notice.focus();
  }
  return new Promise((resolve) => {
    const again = () => {
      clearTimeout(timer);
      removeEventListener("online", again);
      edit.removeEventListener("abort", again);
      resolve();
    };
    const timer = setTimeout(again, RETRY_MS);
    addEventListener("online", again);
    edit.addEventListener("abort", again);
    notice?.querySelector("[data-send-now]")?.addEventListener("click", again, { once: true });
  });
}

/** Goes where a redirect leads; any other answer is the same page with what the server has to say. */
async function show(answer: Response, place: string): Promise<void> {
  if (answer.redirected) return location.assign(answer.url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  document.title = page.title;
  document.querySelector("main")?.replaceWith(page.querySelector("main") ?? page.body);
  scrollTo(0, 0);
  document.querySelector<HTMLElement>(place || "[autofocus]")?.focus();
}

start();
