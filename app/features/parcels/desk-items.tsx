import { listGrams } from "~/domain/parcels/packing-list";
import { useT } from "~/i18n/i18n";
import { ItemHead, ItemsTotal } from "./item-head";
import type { OpenItem } from "./open-items.server";

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
        {items.map((item) => (
          <li key={item.id} className="card">
            <ItemHead item={item} />
            {isPlanned && item.left === item.wanted ? (
              <form method="post" action={`${base}/items/${item.id}/removal`}>
                <button className="plain-button" type="submit">
                  {t("parcel.item.remove")}
                </button>
              </form>
            ) : null}
          </li>
        ))}
      </ul>
      <ItemsTotal grams={listGrams(items.map(({ wanted, grams }) => ({ pieces: wanted, grams })))} />
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
