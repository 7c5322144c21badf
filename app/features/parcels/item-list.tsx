import { listGrams } from "~/domain/parcels/packing-list";
import { useT } from "~/i18n/i18n";
import { ItemHead, ItemsTotal } from "./item-head";
import type { OpenItem } from "./open-items.server";

type Shown = OpenItem & { key: string };

interface ItemListProps {
  parcelId: string;
  items: readonly Shown[];
  isOpen: boolean;
  /** Whoever packs writes the list too. */
  isPacker: boolean;
}

/** What goes in: how many are wanted and taken, whether the place lets it in, and what one brings oneself. */
export function ItemList({ parcelId, items, isOpen, isPacker }: ItemListProps) {
  const t = useT();
  return (
    <>
      {items.length === 0 ? <p>{t("parcel.items.none")}</p> : null}
      <ul className="card-list">
        {items.map((item) => (
          <li key={item.id} className="card">
            <ItemHead item={item} />
            {item.mine > 0 ? <p>{t("parcel.item.mine", { count: item.mine })}</p> : null}
            {isOpen ? <ItemDeeds parcelId={parcelId} item={item} isPacker={isPacker} /> : null}
          </li>
        ))}
      </ul>
      <ItemsTotal grams={listGrams(items.map(({ wanted, grams }) => ({ pieces: wanted, grams })))} />
      {isOpen && isPacker ? (
        <p>
          <a href={`/parcels/${parcelId}/items/new`}>{t("parcel.item.add")}</a>
        </p>
      ) : null}
    </>
  );
}

function ItemDeeds({
  parcelId,
  item,
  isPacker,
}: Pick<ItemListProps, "parcelId" | "isPacker"> & { item: Shown }) {
  const t = useT();
  const below = `/parcels/${parcelId}/items/${item.id}`;
  const address = `${below}/pledge`;
  if (item.left === 0 && item.mine === 0) return null;
  return (
    <div className="actions">
      {item.left === 1 ? (
        <form method="post" action={address}>
          <input type="hidden" name="key" value={item.key} />
          <button className="button" type="submit" name="pieces" value="1">
            {t("parcel.item.bring-one")}
          </button>
        </form>
      ) : item.left > 1 ? (
        <a className="button" href={address}>
          {t("parcel.item.bring")}
        </a>
      ) : null}
      {item.mine > 0 ? (
        <form method="post" action={`${address}/withdrawal`}>
          <button className="button button-quiet" type="submit">
            {t("parcel.item.give-back")}
          </button>
        </form>
      ) : null}
      {isPacker && item.left === item.wanted ? (
        <form method="post" action={`${below}/removal`}>
          <button className="plain-button" type="submit">
            {t("parcel.item.remove")}
          </button>
        </form>
      ) : null}
    </div>
  );
}
