import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";
import { formatNumber } from "~/i18n/numbers";
import type { WordView } from "./plan-view";

/** Words of the file that say how somebody is, and what they were taken for. */
export function WordTable({ words }: { words: readonly WordView[] }) {
  const { language, t } = useI18n();
  if (words.length === 0) return null;
  return (
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
        {words.map(({ column, word, readAs, rows }) => (
          <tr key={`${column} ${word}`}>
            <th scope="row">
              <bdi>{word}</bdi>
            </th>
            <td data-label={t("import.words.read-as")}>
              {readAs === null ? <strong>{t("import.words.unknown")}</strong> : t(meaningKey(readAs))}
            </td>
            <td className="figure" data-label={t("import.words.rows")}>
              {formatNumber(language, rows)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Words for a status are the status's own; the others say only that somebody is held, or may be written to. */
export function meaningKey(readAs: string): PlainKey {
  const own = ["held", "may-write", "may-not-write"].includes(readAs);
  return (own ? `import.word.${readAs}` : `status.${readAs}`) as PlainKey;
}
