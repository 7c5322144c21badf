import { checkDraft, type DraftFinding } from "~/domain/correspondence/draft-check";

/**
 * The letter desk's own small module: checks the draft as it is written, asks before a page with a draft is left, and
 * copies. Sends and stores nothing.
 */
function start(): void {
  const box = document.querySelector<HTMLElement>("[data-draft]");
  const draft = box?.querySelector("textarea");
  if (box && draft) {
    box.hidden = false;
    draft.addEventListener("input", () => show(box, draft.value));
    watch(draft);
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

/** A draft is asked about before it is lost, unless it is copied, or its letter is said to be posted. */
function watch(draft: HTMLTextAreaElement): void {
  let isPosted = false;
  document.addEventListener("submit", ({ target }) => {
    isPosted = (target as HTMLFormElement).action.endsWith("/letters/new");
  });
  addEventListener("beforeunload", (event) => {
    if (!isPosted && draft.value.trim() !== "" && draft.value !== copied) event.preventDefault();
  });
}

function show(box: HTMLElement, text: string): void {
  const found = text.trim() === "" ? [] : checkDraft(text, localDay(new Date()));
  for (const line of box.querySelectorAll<HTMLElement>("[data-finding]")) {
    const name = line.dataset.finding ?? "";
    const here = found.filter((finding) => nameOf(finding) === name);
    line.hidden = name === "fine" ? found.length > 0 || text.trim() === "" : here.length === 0;
    const figure = line.querySelector("[data-figure]");
    if (figure) figure.textContent = here.map(figureOf).join(", ");
  }
}

/** The writer's own day, `YYYY-MM-DD`, wherever the letter is written. */
function localDay(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function nameOf(finding: DraftFinding): string {
  return finding.code === "topic" ? `topic-${finding.topic}` : finding.code;
}

function figureOf(finding: DraftFinding): string {
  if (finding.code === "topic") return finding.word;
  if (finding.code === "not-russian") return `(${finding.cyrillicShare} %)`;
  return finding.code === "too-long" ? `(${finding.pages})` : "";
}

let copied = "";

/** Plain-HTTP origins have no clipboard: there the text is selected, ready for the reader's own copy. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? "");
  if (!source) return;
  const isDraft = source instanceof HTMLTextAreaElement;
  if (navigator.clipboard) {
    const text = isDraft ? source.value : (source.dataset.text ?? source.innerText);
    await navigator.clipboard.writeText(text);
    button.textContent = button.dataset.done ?? "";
    if (isDraft) copied = text;
  } else if (isDraft) {
    source.select();
  } else {
    getSelection()?.selectAllChildren(source);
  }
}

start();
