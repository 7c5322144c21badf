import { useI18n } from "~/i18n/i18n";
import { formatList } from "~/i18n/lists";

interface LettersUnderWayProps {
  letters: readonly { signature: string; numbers: readonly number[] }[];
}

/** Signatures and numbers: that is all a family is told of those who write. */
export function LettersUnderWay({ letters }: LettersUnderWayProps) {
  const { language, t } = useI18n();
  return (
    <section>
      <h2 id="letters">{t("family.letters")}</h2>
      {letters.length === 0 ? <p>{t("family.no-letters")}</p> : <p>{t("family.letters.hint")}</p>}
      {letters.length === 0 ? null : (
        <dl className="facts">
          {letters.map(({ signature, numbers }) => (
            <div key={signature} className="contents">
              <dt>
                <bdi>{signature}</bdi>
              </dt>
              <dd>
                {t("family.letters.numbers", {
                  count: numbers.length,
                  numbers: formatList(language, numbers.map(String)),
                })}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
