import type { Random } from "./random";

/** What the list says of one person, and what therefore must be read, worked out here and not by the program. */
export type Told = { name: string; birth: string | null; id: string | null; postcode: string | null };
export type Row = { cells: string[]; told: Told };
export type List = { header: string[]; rows: Row[] };

/** A list of people who do not exist, in one of three formats, its columns in any order. */
export function makeList(random: Random): List {
  const make = random.pick([viasna, politzek, spreadsheet]);
  const people = Array.from({ length: 3 + random.below(25) }, (_, at) => person(random, at));
  const columns = make(random, people);
  const order = random.shuffled(columns.map((_, at) => at));
  const pick = (cells: readonly string[]) => order.map((at) => cells[at] ?? "");
  const rows = people.map((each, at) => ({
    cells: pick(columns.map(([, cells]) => cells[at] ?? "")),
    told: { ...each.told, id: columns[0]?.[0] === "id" ? (columns[0][1][at] ?? null) : null },
  }));
  return { header: pick(columns.map(([header]) => header)), rows };
}

type Person = { told: Told; birth: string; text: string; place: string; gender: string };
type Column = [header: string, cells: string[]];

function person(random: Random, at: number): Person {
  const name = `${random.pick(surnames)}${at % 7 === 0 ? `-${random.pick(surnames)}` : ""} ${random.pick(first)} ${random.pick(fathers)}`;
  const [birth, told] = birthday(random);
  const postcode = String(101000 + random.below(590000));
  const place = random
    .pick(places)
    .replace("#", String(1 + random.below(40)))
    .replace("@", postcode);
  const held = place.includes(postcode) ? postcode : null;
  return {
    told: { name, birth: told, id: null, postcode: held },
    birth,
    text: text(random),
    place,
    gender: "m",
  };
}

function birthday(random: Random): [cell: string, told: string | null] {
  const year = 1950 + random.below(50);
  const month = 1 + random.below(12);
  const day = 1 + random.below(28);
  const two = (number: number) => String(number).padStart(2, "0");
  const whole = `${year}-${two(month)}-${two(day)}`;
  return random.pick<[string, string | null]>([
    [whole, whole],
    [`${two(day)}.${two(month)}.${year}`, whole],
    [`${year}-${two(month)}`, `${year}-${two(month)}-01`],
    [`${monthNames[month - 1]} ${year}`, `${year}-${two(month)}-01`],
    [String(year), `${year}-01-01`],
    ["неизвестно", null],
    ["unknown", null],
    ["", null],
  ]);
}

function viasna(random: Random, people: Person[]): Column[] {
  const of = (cell: (each: Person, at: number) => string) => people.map(cell);
  const none = of(() => "");
  return [
    ["id", of((_, at) => String(10_000 + at * 1117 + random.below(500)))],
    ["url", of((_, at) => (at % 2 === 0 ? `https://list.example/${at}` : ""))],
    ["name", of(({ told }) => told.name)],
    ["status", of(() => random.pick(["active", "np"]))],
    ["gender", of(() => "male")],
    ["description", of((each) => each.text)],
    ["birthday", of(({ birth }) => birth)],
    ["articles", of(() => "ст. 342 УК;\nст. 130 УК")],
    ["prison", of(({ place }) => place)],
    ["decision", of(() => random.pick(["", "3 года"]))],
    ...["declaration", "councel", "penalty_start_date", "release_date", "died", "clusters"].map(
      (header): Column => [header, none],
    ),
  ];
}

function politzek(random: Random, people: Person[]): Column[] {
  const of = (cell: (each: Person) => string) => people.map(cell);
  return [
    ["name", of(({ told }) => told.name)],
    ["date of birth", of(({ birth }) => birth)],
    ["institution_short_name", of(({ told }) => (told.postcode === null ? "" : "СИЗО-1"))],
    ["address", of(({ told }) => (told.postcode === null ? "" : `${told.postcode}, г. Тихий, ул. Новая, 5`))],
    ["address_for_letters", of(() => "")],
    ["can_write", of(() => random.pick(["yes", "no", "да"]))],
    ["interests", of((each) => each.text)],
    ["case_categories", of(() => "антивоенное дело")],
  ];
}

function spreadsheet(random: Random, people: Person[]): Column[] {
  const of = (cell: (each: Person) => string) => people.map(cell);
  return [
    ["ФИО", of(({ told }) => told.name)],
    [random.pick(["Дата рождения", "Год рождения"]), of(({ birth }) => birth)],
    ["Где содержится", of(({ place }) => place)],
    ["Статус", of(() => random.pick(["", "под стражей", "осуждён"]))],
    ["Интересы", of((each) => each.text)],
  ];
}

function text(random: Random): string {
  return random.pick([
    "",
    "Инженер",
    "Любит шахматы, книги; джаз",
    "Печёт хлеб.\nПоёт в хоре,\nиграет в го",
    'Зовут "Доктор", читает',
    "слово ".repeat(40).trim(),
  ]);
}

const places = [
  "СИЗО-#, @, г. Тихий, ул. Новая, 5",
  "ФКУ ИК-# УФСИН России по Тульской области\n@, пос. Дальний, ул. Лесная, 3",
  "ИК-#; @, пос. Дальний",
  "СИЗО-#",
  "этап",
  "адрес уточняется",
  "",
];
const surnames =
  "Липов Озерцов Ветрин Калинин Боровков Сомов Грачёв Метелин Рябинин Ручьёв Полынин Чибисов".split(" ");
const first = "Андрей Виктор Денис Егор Захар Иван Максим Пётр Роман Тимофей".split(" ");
const fathers = "Андреевич Викторович Иванович Максимович Петрович Романович Ильич".split(" ");
const monthNames = "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь".split(
  " ",
);
