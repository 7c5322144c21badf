/** How volunteers of the story sign: a first name, a name and a town, or initials. */

const words = (list: string): string[] => list.trim().split(/\s+/);

export const signatureNames: readonly string[] = words(`
  Аня Света Лёша Марина Юля Паша Ира Костя Даша Катя Тимур Оля Женя Вика Маша Саша Миша Лена Таня Гриша Соня Петя
  Люба Зоя Рита Нина Артур Вера Коля Настя Инга Борис Тамара Филипп Майя Даня Ксюша Герман Лида Эля Степан Кира
  Мика Роза Антон Галя Макс Полина Фая Ян
`);

/** Each stands after "из", in the genitive. */
const signaturePlaces: readonly string[] = [
  "Риги",
  "Тбилиси",
  "Берлина",
  "Самары",
  "Томска",
  "Вильнюса",
  "Праги",
  "Еревана",
  "Казани",
  "Нови-Сада",
  "Петербурга",
  "Алматы",
  "Хайфы",
  "Перми",
  "Лиссабона",
  "Твери",
  "Варшавы",
  "Иркутска",
  "Мюнхена",
  "Владивостока",
  "Таллина",
  "Вологды",
];

/** The signature of the n-th volunteer: all differ, and neighbours differ in kind. */
export function storySignature(index: number): string {
  const name = signatureNames[index % signatureNames.length] ?? "";
  const round = Math.floor(index / signatureNames.length);
  const place = signaturePlaces[(index * 5 + round * 3) % signaturePlaces.length] ?? "";
  const initial = "АБВГДЕЗИКЛМНОПРСТФХЧШЭЮЯ".charAt((index * 7 + round) % 24);
  if (round === 0) return name;
  return (index + round) % 3 === 0 ? `${name} ${initial}.` : `${name} из ${place}`;
}
