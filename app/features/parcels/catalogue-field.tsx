import { describedBy, FieldNotes, fieldClass } from "~/components/fields/field";
import { catalogue, itemCategories } from "~/domain/parcels/catalogue";
import type { ContentsVerdict } from "~/domain/parcels/contents";
import { useI18n } from "~/i18n/i18n";
import type { PlainKey } from "~/i18n/message-keys";

/** What may not simply go in at a place, by the id of the catalogue's row. */
export type PlaceVerdicts = Readonly<Record<string, Exclude<ContentsVerdict["verdict"], "allowed">>>;

interface CatalogueFieldProps {
  verdicts: PlaceVerdicts;
  chosen: string;
  error: PlainKey | undefined;
}

/** The things people usually send, by group; what the place keeps out stands last and cannot be chosen. */
export function CatalogueField({ verdicts, chosen, error }: CatalogueFieldProps) {
  const { language, t } = useI18n();
  const hint = t("parcel.item.code.hint");
  const label = (id: string, name: string) =>
    verdicts[id] === "ask" ? t("parcel.item.code.ask", { name }) : name;
  const open = catalogue.filter(({ id }) => verdicts[id] !== "forbidden");
  const closed = catalogue.filter(({ id }) => verdicts[id] === "forbidden");
  const groups = itemCategories.filter((group) => open.some(({ category }) => category === group));
  return (
    <div className={fieldClass(error)}>
      <label htmlFor="code">{t("parcel.item.code")}</label>
      <FieldNotes name="code" hint={hint} error={error} />
      <select
        id="code"
        name="code"
        className="input"
        defaultValue={chosen}
        {...describedBy("code", hint, error)}
      >
        <option value="">{t("parcel.item.code.own")}</option>
        {groups.map((group) => (
          <optgroup key={group} label={t(`item-group.${group}`)}>
            {open
              .filter(({ category }) => category === group)
              .map((item) => (
                <option key={item.id} value={item.id}>
                  {label(item.id, item[language])}
                </option>
              ))}
          </optgroup>
        ))}
        {closed.length === 0 ? null : (
          <optgroup label={t("parcel.item.code.closed")}>
            {closed.map((item) => (
              <option key={item.id} value={item.id} disabled>
                {item[language]}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </div>
  );
}
