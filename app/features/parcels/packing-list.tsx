import { packingList } from "~/domain/parcels/packing-list";
import { formatNumber } from "~/i18n/numbers";
import { itemText, type Named } from "./item-text";

interface PackingListProps {
  name: string;
  items: readonly (Named & { wanted: number; grams: number })[];
}

/** The list that lies on top in the parcel: for the officer at the window, so always in Russian, and nothing else on it. */
export function PackingList({ name, items }: PackingListProps) {
  const list = packingList(
    items.map(({ wanted, grams, ...item }) => ({ text: itemText("ru", item), pieces: wanted, grams })),
  );
  const figure = (grams: number) => formatNumber("ru", grams);
  return (
    <div lang="ru" className="paper">
      <p>
        <strong>Опись вложения</strong>
      </p>
      <p>
        Кому: <bdi>{name}</bdi>
      </p>
      <table className="table table-plain">
        <thead>
          <tr>
            <th scope="col">№</th>
            <th scope="col">Наименование</th>
            <th scope="col" className="figure">
              Шт.
            </th>
            <th scope="col" className="figure">
              Вес, г
            </th>
          </tr>
        </thead>
        <tbody>
          {list.lines.map(({ text, pieces, grams }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never changes.
            <tr key={at}>
              <td>{at + 1}</td>
              <td>
                <bdi>{text}</bdi>
              </td>
              <td className="figure">{pieces}</td>
              <td className="figure">{figure(grams)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        Вещи: {figure(list.contentsGrams)} г. С упаковкой: около {figure(list.grams)} г
      </p>
    </div>
  );
}
