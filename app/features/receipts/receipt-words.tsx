import { spanOf } from "~/domain/dates/span";
import { formatSpan } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";
import type { ReceiptLine, ReceiptShown } from "./read.server";

/** What was recorded, in words: what could be placed, and kindly what could not. */
export function ReceiptWords({ receipt }: { receipt: ReceiptShown }) {
  const { language, t } = useI18n();
  const unnamed = receipt.letters - receipt.lines.length;
  return (
    <>
      <p>{summaryOf(receipt, language, t)}</p>
      {receipt.lines.length === 0 ? null : (
        <ul className="points">
          {receipt.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines are shown in the order they were told and never move
            <li key={index}>{lineOf(line, t)}</li>
          ))}
        </ul>
      )}
      {unnamed > 0 ? <p>{t("receipt.unnamed", { count: unnamed })}</p> : null}
      <p className="quiet small">
        {t(`receipt.word.${receipt.toldBy}`)} {t(`receipt.entered.${receipt.source}`)}
      </p>
    </>
  );
}

/** How many came, and when as far as anybody knows. */
export function summaryOf(
  { letters, arrivedDate, arrivedPrecision }: ReceiptShown,
  language: Parameters<typeof formatSpan>[0],
  t: Translate,
): string {
  const when = formatSpan(language, spanOf({ date: arrivedDate, precision: arrivedPrecision }));
  return when === null
    ? t("receipt.came-sometime", { count: letters })
    : t("receipt.came", { count: letters, when });
}

function lineOf({ signature, number, placed, letter, guessed, problem }: ReceiptLine, t: Translate): string {
  const told = toldOf(signature, number, t);
  if (!placed) return t("receipt.line.unplaced", { told });
  if (!letter) return t("receipt.line.placed", { told });
  const meant = toldOf(letter.signature, letter.number, t);
  if (problem === "already-confirmed") return t("receipt.line.known", { told: meant });
  return guessed
    ? t("receipt.line.oldest", { told, number: letter.number })
    : t("receipt.line.placed", { told: meant });
}

/** A line as it was told, as far as it goes. */
export function toldOf(signature: string | null, number: number | null, t: Translate): string {
  if (signature === null)
    return number === null ? t("receipt.told-nothing") : t("receipt.told-number", { number });
  return number === null ? signature : t("receipt.told-both", { signature, number });
}
