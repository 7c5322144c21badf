import { useI18n } from "~/i18n/i18n";
import { itemText } from "./item-text";
import type { Wanted } from "./wanted.server";

type Shown = Wanted & { id: number };

/** What a family asks for, a line each; with `dropAt` each can be taken back there. */
export function WantedList({ wanted, dropAt }: { wanted: readonly Shown[]; dropAt?: string }) {
  const { language, t } = useI18n();
  if (wanted.length === 0) return <p>{t("wanted.none")}</p>;
  return (
    <ul className="lines">
      {wanted.map((thing) => (
        <li key={thing.id}>
          <bdi>{itemText(language, thing)}</bdi>{" "}
          <span className="chip">{t("wanted.pieces", { count: thing.pieces })}</span>
          {dropAt === undefined ? null : (
            <form method="post" action={`${dropAt}/${thing.id}/removal`}>
              <button className="plain-button" type="submit">
                {t("wanted.drop")}
              </button>
            </form>
          )}
        </li>
      ))}
    </ul>
  );
}
