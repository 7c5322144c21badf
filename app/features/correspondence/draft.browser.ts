import { checkDraft, type DraftFinding } from "~/domain/correspondence/draft-check";

/** The letter desk's own small module: checks the draft as it is written and copies the address. Sends nothing. */
function start(): void {
  const box = document.querySelector<HTMLElement>("[data-draft]");
  const draft = box?.querySelector("textarea");
  if (box && draft) {
    box.hidden = false;
    draft.addEventListener("input", () => show(box, draft.value));
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

function show(box: HTMLElement, text: string): void {
  const found = text.trim() === "" ? [] : checkDraft(text);
  const byName = new Map(found.map((finding) => [nameOf(finding), finding]));
  for (const line of box.querySelectorAll<HTMLElement>("[data-finding]")) {
    const name = line.dataset.finding ?? "";
    const finding = byName.get(name);
    line.hidden = name === "fine" ? found.length > 0 || text.trim() === "" : finding === undefined;
    const figure = line.querySelector("[data-figure]");
    if (figure && finding) figure.textContent = figureOf(finding);
  }
}

function nameOf(finding: DraftFinding): string {
  return finding.code === "topic" ? `topic-${finding.topic}` : finding.code;
}

function figureOf(finding: DraftFinding): string {
  if (finding.code === "topic") return finding.word;
  if (finding.code === "not-russian") return `(${finding.cyrillicShare} %)`;
  return finding.code === "too-long" ? `(${finding.pages})` : "";
}

/** Plain-HTTP origins have no clipboard: there the address is selected, ready for the reader's own copy. */
async function copy(button: HTMLButtonElement): Promise<void> {
  const source = document.getElementById(button.dataset.copy ?? "");
  const done = button.dataset.done ?? "";
  if (!source) return;
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(source.dataset.text ?? source.innerText);
    button.textContent = done;
  } else {
    getSelection()?.selectAllChildren(source);
  }
}

start();
