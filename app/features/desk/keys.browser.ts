/**
 * The desk tables' own small module: single keys that lead through the rows of the page's first table. Real focus
 * moves, so that a screen reader says where one is; nothing happens while something is typed, with Ctrl, Alt or Meta
 * held, or where the keys were switched off, for then the page has no help for them (WCAG 2.1.4). Enter and Space stay
 * native. A row that can be edited names the address in `data-edit`.
 */
function start(): void {
  const table = document.querySelector<HTMLTableElement>("main table.table");
  const help = document.querySelector<HTMLDialogElement>("dialog[data-keys-help]");
  if (!table || !help) return;
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-keys-open]")) {
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
  }
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (help.open || isTyping(event.target)) return;
    if (press(keyOf(event), table, help)) event.preventDefault();
  });
}

/** False: the key means nothing here. */
function press(key: string, table: HTMLTableElement, help: HTMLDialogElement): boolean {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  switch (key) {
    case "?":
      help.showModal();
      return true;
    case "j":
      return focus(rows[Math.min(at + 1, rows.length - 1)]);
    case "k":
      return focus(rows[at < 0 ? rows.length - 1 : Math.max(at - 1, 0)]);
    case "x":
      return tick(rows[at]);
    case "o":
      return follow(linkOf(rows[at])?.href);
    case "e":
      return follow(rows[at]?.dataset.edit);
    default:
      return false;
  }
}

function focus(row: HTMLTableRowElement | undefined): boolean {
  const link = linkOf(row);
  link?.focus();
  row?.scrollIntoView({ block: "nearest" });
  return link !== null;
}

function tick(row: HTMLTableRowElement | undefined): boolean {
  const box = row?.querySelector<HTMLInputElement>("input[type=checkbox]");
  box?.click();
  return box != null;
}

function follow(address: string | undefined): boolean {
  if (address) location.assign(address);
  return address !== undefined;
}

/** The link by which a row is opened: the one in its heading, or its first. */
function linkOf(row: HTMLTableRowElement | undefined): HTMLAnchorElement | null {
  return row?.querySelector<HTMLAnchorElement>("th a") ?? row?.querySelector<HTMLAnchorElement>("a") ?? null;
}

/** A letter as it stands on a Latin keyboard, whatever layout is on. */
function keyOf({ key, code, shiftKey }: KeyboardEvent): string {
  if (key === "?" || shiftKey) return key === "?" ? key : "";
  return /^[a-z]$/.test(key) ? key : /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : "";
}

/** A tick is no text: keys go on where one stands on it. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return target.type !== "checkbox" && target.type !== "radio";
  return target.isContentEditable || target.matches("textarea, select");
}

start();

export {};
