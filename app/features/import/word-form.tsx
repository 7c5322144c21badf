import { useI18n } from "~/i18n/i18n";
import { formatNumber } from "~/i18n/numbers";
import type { WordView } from "./plan-view";
import { meaningKey } from "./word-table";
import { meaningsOf } from "./words.form";

/** Words of the file that say how somebody is, each with what it was taken for, to be corrected. */
export function WordForm({ page, words }: { page: string; words: readonly WordView[] }) {
  const { language, t } = useI18n();
  if (words.length === 0) return null;
  return (
    <form method="post" action={`${page}/words`}>
      <table className="table">
        <caption>{t("import.words")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("import.words.word")}</th>
            <th scope="col">{t("import.words.read-as")}</th>
            <th scope="col" className="figure">
              {t("import.words.rows")}
            </th>
          </tr>
        </thead>
        <tbody>
          {words.map(({ column, word, readAs, rows }, at) => (
            <tr key={`${column} ${word}`}>
              <th scope="row" id={`word-${at}`}>
                <bdi>{word}</bdi>
              </th>
              <td data-label={t("import.words.read-as")}>
                <Meaning at={at} said={{ column, word, readAs }} />
              </td>
              <td className="figure" data-label={t("import.words.rows")}>
                {formatNumber(language, rows)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="actions">
        <button type="submit" className="button button-quiet">
          {t("import.words.submit")}
        </button>
      </div>
    </form>
  );
}

function Meaning({ at, said }: { at: number; said: Omit<WordView, "rows"> }) {
  const { t } = useI18n();
  const { column, word, readAs } = said;
  const meanings = meaningsOf(column);
  if (meanings.length === 0) return readAs === null ? t("import.words.unknown") : t(meaningKey(readAs));
  return (
    <>
      <input type="hidden" name={`word-${at}`} defaultValue={word} />
      <input type="hidden" name={`shown-${at}`} defaultValue={readAs ?? ""} />
      <select
        name={`means-${at}`}
        className="input"
        defaultValue={readAs ?? ""}
        aria-labelledby={`word-${at}`}
      >
        {readAs === null ? <option value="">{t("import.words.unknown")}</option> : null}
        {meanings.map((each) => (
          <option key={each} value={each}>
            {t(meaningKey(each))}
          </option>
        ))}
      </select>
    </>
  );
}
