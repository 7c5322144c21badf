import { useT } from "~/i18n/i18n";
import type { OpenItem } from "./open-items.server";
import { Kilos } from "./parcel-words";

interface DeskItemsProps {
  base: string;
  items: readonly OpenItem[];
  isPlanned: boolean;
}

/** What goes in, what is promised of it, and the way to change the list while it is planned. */
export function DeskItems({ base, items, isPlanned }: DeskItemsProps) {
  const t = useT();
  return (
    <>
      {items.length === 0 ? <p>{t("parcel.items.none")}</p> : null}
      <ul className="card-list">
        {items.map(({ id, text, wanted, left, grams, verdict }) => (
          <li key={id} className="card">
            <h3 className="mb-1">
              <bdi>{text}</bdi>
            </h3>
            <p className="mb-1">
              {t("parcel.item.taken", { taken: wanted - left, wanted })} · <Kilos grams={grams} />{" "}
              {t("parcel.item.each")}
            </p>
            {verdict === "allowed" ? null : (
              <p className="quiet mb-1">
                {t(verdict === "ask" ? "parcel.item.ask" : "parcel.item.forbidden")}
              </p>
            )}
            {isPlanned && left === wanted ? (
              <form method="post" action={`${base}/items/${id}/removal`}>
                <button className="plain-button" type="submit">
                  {t("parcel.item.remove")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      {isPlanned ? (
        <div className="actions">
          <a className="button button-quiet" href={`${base}/items/new`}>
            {t("parcel.item.add")}
          </a>
        </div>
      ) : null}
    </>
  );
}
