const RETRY_MS = 5_000;
const GIVE_UP_WAITING_MS = 20_000;

/**
 * The receipt page's own small module: a form that does not reach us stays on the screen and is sent again, the same
 * to the letter and with the same key, until an answer comes. Nothing is stored on the device.
 */
function start(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.resend === undefined) return;
    event.preventDefault();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) body.append(name, String(value));
    const pressed = event.submitter;
    void send(form, body, pressed instanceof HTMLButtonElement ? pressed.formAction : form.action);
  });
}

async function send(form: HTMLFormElement, body: URLSearchParams, address: string): Promise<void> {
  form.inert = true;
  for (;;) {
    const answer = await ask(address, body);
    if (answer) return show(answer, new URL(address).hash);
    await untilNextTry();
  }
}

/** The answer, or null where none came or the server was not itself. */
async function ask(address: string, body: URLSearchParams): Promise<Response | null> {
  try {
    const signal = AbortSignal.timeout(GIVE_UP_WAITING_MS);
    const answer = await fetch(address, { method: "POST", body, signal });
    return answer.status < 500 ? answer : null;
  } catch {
    return null;
  }
}

/** A few seconds, or sooner when the network is back or the reader says so. */
function untilNextTry(): Promise<void> {
  const notice = document.querySelector<HTMLElement>("[data-unsent]");
  if (notice?.hidden) {
    notice.hidden = false;
    notice.focus();
  }
  return new Promise((resolve) => {
    const again = () => {
      clearTimeout(timer);
      removeEventListener("online", again);
      resolve();
    };
    const timer = setTimeout(again, RETRY_MS);
    addEventListener("online", again);
    notice?.querySelector("button")?.addEventListener("click", again, { once: true });
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
