import { useT } from "~/i18n/i18n";
import type { Desk } from "./desk-state";

const withNumber = ["letter", "undone"] as const;
const plain = ["reply", "reply-undone", "return", "return-undone", "extended", "paused", "resumed"] as const;

type NumberedDeed = `${(typeof withNumber)[number]}-${number}`;
type Deed = (typeof plain)[number] | NumberedDeed;

/** Where a deed at the letter desk leads: to the desk again, with a word on what was done. */
export function notedAddress(id: string, deed: Deed): string {
  return `/correspondence/${id}?noted=${deed}`;
}

/** What was just done, where the reader is; without a word when the address is none of ours or no longer true. */
export function Noted({ deed, desk }: { deed: string | null; desk: Pick<Desk, "history"> }) {
  const t = useT();
  const sentence = sentenceOf();
  if (sentence === null) return null;
  return (
    // biome-ignore lint/a11y/noAutofocus: what was done must be said where the reader is, also without scripts
    <div className="notice" role="status" tabIndex={-1} autoFocus>
      <p>{sentence}</p>
    </div>
  );

  function sentenceOf(): string | null {
    const simple = plain.find((each) => each === deed);
    if (simple) return t(`noted.${simple}`);
    const [, name, digits] = /^(letter|undone)-(\d{1,6})$/.exec(deed ?? "") ?? [];
    const number = Number(digits);
    const isSent = desk.history.some((line) => line.kind === "letter" && line.number === number);
    if (name === "letter" && isSent) return t("noted.letter", { number });
    return name === "undone" && !isSent ? t("noted.undone", { number }) : null;
  }
}
