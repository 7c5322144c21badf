import { useI18n } from "~/i18n/i18n";
import { itemText } from "./item-text";
import type { OpenItem } from "./open-items.server";
import { Kilos } from "./parcel-words";

/** What a thing is, how many are taken, what one weighs, and whether the place lets it in and why. */
export function ItemHead({ item }: { item: OpenItem }) {
  const { language, t } = useI18n();
  const { wanted, left, grams, verdict, reason } = item;
  return (
    <>
      <h3 className="mb-1">
        <bdi>{itemText(language, item)}</bdi>
      </h3>
      <p className="mb-1">
        {t("parcel.item.taken", { taken: wanted - left, wanted })}
        {grams > 0 ? (
          <>
            {" · "}
            <Kilos grams={grams} /> {t("parcel.item.each")}
          </>
        ) : null}
      </p>
      <p className="quiet mb-1">
        <span className={verdict === "forbidden" ? "chip chip-strong" : "chip"}>
          {t(`parcel.item.may.${verdict}`)}
        </span>{" "}
        {reason === "usual" ? null : t(`contents.${reason}`)}
      </p>
    </>
  );
}

/** What all of it weighs with the packing. */
export function ItemsTotal({ grams }: { grams: number }) {
  const { t } = useI18n();
  return grams === 0 ? null : (
    <p>
      {t("parcel.items.total")} <Kilos grams={grams} />.
    </p>
  );
}
