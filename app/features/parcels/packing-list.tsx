/** What the paper itself adds to the weight. Source: parcels.md, Contents. */
const PACKING_SHARE = 0.05;

interface PackingListProps {
  name: string;
  items: readonly { id: number; text: string; wanted: number; grams: number }[];
}

/** The list that lies on top in the parcel: for the officer at the window, so always in Russian, and nothing else on it. */
export function PackingList({ name, items }: PackingListProps) {
  const sum = items.reduce((total, { wanted, grams }) => total + wanted * grams, 0);
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
          {items.map(({ id, text, wanted, grams }, at) => (
            <tr key={id}>
              <td>{at + 1}</td>
              <td>
                <bdi>{text}</bdi>
              </td>
              <td className="figure">{wanted}</td>
              <td className="figure">{wanted * grams}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>Всего с упаковкой: около {Math.round(sum * (1 + PACKING_SHARE))} г</p>
    </div>
  );
}
