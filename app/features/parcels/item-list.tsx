import { useT } from "~/i18n/i18n";
import type { OpenItem } from "./open-items.server";
import { Kilos } from "./parcel-words";

type Shown = OpenItem & { key: string };

/** What goes in: how many are wanted and taken, whether the place lets it in, and what one brings oneself. */
export function ItemList({
  parcelId,
  items,
  isOpen,
}: {
  parcelId: string;
  items: readonly Shown[];
  isOpen: boolean;
}) {
  const t = useT();
  if (items.length === 0) return <p>{t("parcel.items.none")}</p>;
  return (
    <ul className="card-list">
      {items.map((item) => (
        <li key={item.id} className="card">
          <h3 className="mb-1">
            <bdi>{item.text}</bdi>
          </h3>
          <p className="mb-1">
            {t("parcel.item.taken", { taken: item.wanted - item.left, wanted: item.wanted })}
            {item.grams > 0 ? (
              <>
                {" · "}
                <Kilos grams={item.grams} /> {t("parcel.item.each")}
              </>
            ) : null}
          </p>
          {item.verdict === "allowed" ? null : (
            <p className="quiet mb-1">
              {t(item.verdict === "ask" ? "parcel.item.ask" : "parcel.item.forbidden")}
            </p>
          )}
          {item.mine > 0 ? <p>{t("parcel.item.mine", { count: item.mine })}</p> : null}
          {isOpen ? <ItemDeeds parcelId={parcelId} item={item} /> : null}
        </li>
      ))}
    </ul>
  );
}

function ItemDeeds({ parcelId, item }: { parcelId: string; item: Shown }) {
  const t = useT();
  const address = `/parcels/${parcelId}/items/${item.id}/pledge`;
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
    </div>
  );
}
