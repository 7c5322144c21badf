import { spanOf } from "~/domain/dates/span";
import { formatSpan } from "~/i18n/dates";
import { useI18n } from "~/i18n/i18n";
import type { Translate } from "~/i18n/translate";
import type { ReceiptLine, ReceiptShown } from "./read.server";

/** What was recorded, in words: what could be placed, and kindly what could not. */
export function ReceiptWords({ receipt, byPhone }: { receipt: ReceiptShown; byPhone: boolean }) {
  const { language, t } = useI18n();
  const placed = receipt.lines.filter((line) => line.placed);
  const later = receipt.lines.filter(({ problem }) => problem === "before-sent");
  const unplaced = receipt.lines.filter((line) => !line.placed && !later.includes(line));
  const unnamed = receipt.letters - receipt.lines.length;
  return (
    <>
      <p>{summaryOf(receipt, language, t)}</p>
      <Lines of={placed.map((line) => lineOf(line, t))} />
      <Lines
        of={later.map(({ signature, number }) =>
          t("receipt.line.later", { told: toldOf(signature, number, t) }),
        )}
      />
      {unplaced.length === 0 ? null : <p>{t(byPhone ? "receipt.unplaced.phone" : "receipt.unplaced")}</p>}
      <Lines of={unplaced.map(({ signature, number }) => toldOf(signature, number, t))} />
      {unnamed > 0 ? <p>{t("receipt.unnamed", { count: unnamed })}</p> : null}
      <p className="quiet small">
        {t(`receipt.word.${receipt.toldBy}`)} {t(`receipt.entered.${receipt.source}`)}
      </p>
    </>
  );
}

function Lines({ of: sentences }: { of: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul className="points">
      {sentences.map((sentence, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same, and none ever moves
        <li key={index}>{sentence}</li>
      ))}
    </ul>
  );
}

/** How many came, and when as far as anybody knows. */
export function summaryOf(
  { letters, arrivedDate, arrivedPrecision }: ReceiptShown,
  language: Parameters<typeof formatSpan>[0],
  t: Translate,
): string {
  const when = formatSpan(language, spanOf({ date: arrivedDate, precision: arrivedPrecision }));
  if (when === null) return t("receipt.came-sometime", { count: letters });
  const sentence = t("receipt.came", { count: letters, when });
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function lineOf({ signature, number, letter, guessed, problem }: ReceiptLine, t: Translate): string {
  const told = toldOf(signature, number, t);
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
