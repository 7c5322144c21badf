import { type ReactNode, useLayoutEffect, useState } from "react";

/** What React would hydrate for at once, in the middle of loading its data, and fail ("Root did not complete"). */
const hurried =
  "mousedown mouseup touchcancel touchend touchstart auxclick dblclick pointercancel pointerdown pointerup dragend dragstart drop compositionend compositionstart keydown keypress keyup input textInput copy cut paste click change contextmenu reset submit".split(
    " ",
  );

const keepFromReact = (event: Event) => event.stopImmediatePropagation();

/** Until React has taken over, the page is the plain form it also is: the browser alone answers. */
export function stayPlain(): void {
  for (const name of hurried) window.addEventListener(name, keepFromReact, { capture: true });
}

/**
 * The moment React has taken over. It puts radio buttons back to their first state as it hydrates, which on a slow
 * phone would turn "another day" into "today" under the reader's hand; here they are as the reader left them.
 */
export function TakeOver({ children }: { children: ReactNode }) {
  const [chosen] = useState(chosenRadios);
  useLayoutEffect(() => {
    for (const name of hurried) window.removeEventListener(name, keepFromReact, { capture: true });
    for (const radio of chosen) if (!radio.checked) choose(radio);
  }, [chosen]);
  return children;
}

function chosenRadios(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("input[type=radio]:checked")];
}

/** React believes it is chosen already and would not hear the click unless told otherwise first. */
function choose(radio: HTMLInputElement): void {
  radio.checked = false;
  radio.click();
}
