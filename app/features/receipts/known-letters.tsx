import { ChoiceField } from "~/components/fields/choice-field";
import { FieldNotes } from "~/components/fields/field";
import { useT } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import type { KnownLetter } from "./read.server";

interface KnownLettersProps {
  letters: readonly KnownLetter[];
  /** Ids of those that are ticked. */
  chosen: readonly string[];
  error: PlainKey | undefined;
}

/** Letters to be ticked: those on their way, and folded those of which nobody has heard for long. */
export function KnownLetters({ letters, chosen, error }: KnownLettersProps) {
  const t = useT();
  const old = letters.filter(({ isOld }) => isOld);
  const isTicked = ({ id }: KnownLetter) => chosen.includes(String(id));
  if (letters.length === 0) return null;
  return (
    <>
      {old.length < letters.length ? (
        <ChoiceField
          name="known"
          label={t("receipt.known")}
          error={error}
          many
          chosen={chosen}
          choices={letters
            .filter(({ isOld }) => !isOld)
            .map((letter) => ({ value: String(letter.id), label: <LetterName letter={letter} /> }))}
        />
      ) : null}
      {old.length === 0 ? null : (
        <details className="field" open={old.some(isTicked)}>
          <summary>{t("receipt.known-old", { count: old.length })}</summary>
          <fieldset>
            <legend className="sr-only">{t("receipt.known-old", { count: old.length })}</legend>
            {old.length < letters.length ? null : <FieldNotes name="known" error={error} />}
            {old.map((letter) => (
              <label key={letter.id} className="choice">
                <input type="checkbox" name="known" value={letter.id} defaultChecked={isTicked(letter)} />
                <span>
                  <LetterName letter={letter} />
                </span>
              </label>
            ))}
          </fieldset>
        </details>
      )}
    </>
  );
}

function LetterName({ letter: { signature, number } }: { letter: KnownLetter }) {
  const t = useT();
  return (
    <>
      <bdi>{signature}</bdi> — {t("receipt.letter", { number })}
    </>
  );
}
