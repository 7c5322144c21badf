import { useT } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";
import type { readDeskLines } from "./desk.server";
import { toldOf } from "./receipt-words";
import { type Back, BackFields } from "./unplaced-line";

type Decided = Awaited<ReturnType<typeof readDeskLines>>["decided"][number];

/** What was decided about a line a moment ago, with the way to take it back. */
export function DecisionNotice({ line, back }: { line: Decided | null; back: Back }) {
  if (line === null) return null;
  return (
    <div className="notice" role="status">
      <Decision line={line} back={back} />
    </div>
  );
}

/** A line with the letter a coordinator chose for it, or that it was set aside. */
export function Decision({ line, back }: { line: Decided; back: Back }) {
  const t = useT();
  return (
    <>
      <p>{sentenceOf(line, t)}</p>
      {line.decided === "waiting" ? null : (
        <form method="post" action={`/desk/receipts/lines/${line.id}/match/withdrawal`}>
          <BackFields {...back} />
          <button className="plain-button" type="submit">
            {t("history.undo")}
            <span className="sr-only">: {toldOf(line.signature, line.number, t)}</span>
          </button>
        </form>
      )}
    </>
  );
}

function sentenceOf({ signature, number, decided, letterSignature, letterNumber }: Decided, t: Translate) {
  const told = toldOf(signature, number, t);
  if (decided !== "matched") return t(`desk.receipts.decided.${decided}`, { told });
  return letterNumber === null
    ? t("receipt.line.placed", { told })
    : t("desk.receipts.decided.matched", { told, letter: toldOf(letterSignature, letterNumber, t) });
}
