import { useI18n } from "~/i18n/i18n";
import { itemText } from "./item-text";
import type { Wanted } from "./wanted.server";

/** What the family asks for and is not on the list yet: a thing of the catalogue goes on it with one tap. */
export function WantedDeeds({ wanted }: { wanted: readonly (Wanted & { id: number; key: string })[] }) {
  const { language, t } = useI18n();
  if (wanted.length === 0) return null;
  return (
    <>
      <h2>{t("wanted.by-family")}</h2>
      <ul className="lines">
        {wanted.map(({ id, code, text, pieces, key }) => (
          <li key={id}>
            <bdi>{itemText(language, { code, text })}</bdi>{" "}
            <span className="chip">{t("wanted.pieces", { count: pieces })}</span>
            {code === null ? null : (
              <form method="post">
                <input type="hidden" name="code" value={code} />
                <input type="hidden" name="text" value={text} />
                <input type="hidden" name="pieces" value={pieces} />
                <input type="hidden" name="key" value={key} />
                <button className="plain-button" type="submit" name="more" value="yes">
                  {t("wanted.list")}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
