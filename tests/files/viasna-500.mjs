import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The columns of Viasna's export, in its order. */
export const columns =
  "id url name status gender photo description birthday arrested articles prison declaration decision penalty judge councel penalty_start_date release_date verdict_date appeal_date fake_terrorist_list died clusters".split(
    " ",
  );

/** What is wrong with some rows, by their place in the file (the first row is 0). */
const wrong = {
  17: (row) => ({ ...row, id: "" }),
  58: (row) => ({ ...row, name: "" }),
  111: (row, rows) => ({ ...row, id: rows[3].id }),
  204: (row) => ({ ...row, clusters: "2020,outside,the,quotes" }),
  333: (row) => ({ ...row, description: "x".repeat(10_001) }),
};

/** Rows of a file of 500 that an import refuses, as line numbers are not known before it is written. */
export const refusedRows = Object.keys(wrong).length;

/** People in such a file to whom a letter may be written: in a colony or remand prison whose address is given. */
export const writableRows = 319;

/**
 * A file in Viasna's format about people who do not exist: the same text for the same rows, `from` on. Every eleventh
 * row is a field short, some cells run over several lines, some people are free or dead, some places are unknown.
 */
export function viasnaFile(count = 500, from = 0) {
  const rows = [];
  for (let at = from; at < from + count; at++) rows.push(wrong[at]?.(person(at), rows) ?? person(at));
  return `${[columns.join(","), ...rows.map((row, at) => line(row, from + at))].join("\r\n")}\r\n`;
}

function person(at) {
  const pick = (list, step) => list[Math.floor(at / step) % list.length];
  const woman = at % 5 === 2;
  const [surname, first, father] = [pick(surnames, 1), pick(woman ? women : men, 7), pick(fathers, 3)];
  const name = woman ? `${surname}а ${first} ${father}на` : `${surname} ${first} ${father}ич`;
  const state = stateOf(at);
  return {
    id: String(1000 + at),
    url: `https://list.example/${1000 + at}`,
    name: at % 4 === 1 ? name.split(" ").slice(0, 2).reverse().join(" ") : name,
    status: state.status,
    gender: woman ? "female" : "male",
    photo: "",
    description: `${pick(hobbies, 2)}.\nЗадержан${woman ? "а" : ""}, «${pick(hobbies, 5)}».`,
    birthday: birthday(at),
    arrested: `${2020 + (at % 5)}-0${1 + (at % 9)}-1${at % 10}`,
    articles: at % 3 === 0 ? "ст. 342 УК РБ;\nст. 130 УК РБ" : "ст. 342 УК РБ",
    prison: state.prison,
    declaration: "",
    decision: state.sentenced ? `${2 + (at % 9)} года` : "",
    penalty: state.sentenced ? "лишение свободы в колонии общего режима" : "",
    judge: state.sentenced ? "Судья Х" : "",
    councel: "",
    penalty_start_date: state.sentenced ? `2025-0${1 + (at % 9)}-20` : "",
    release_date: state.released,
    verdict_date: state.sentenced ? `2025-0${1 + (at % 9)}-05` : "",
    appeal_date: "",
    fake_terrorist_list: at % 6 === 0 ? "1" : "",
    died: at % 97 === 50 ? "2025-03-04" : "",
    clusters: at % 2 === 0 ? "выборы, 2020" : "",
  };
}

/** Of twenty people thirteen are in colonies, three in remand prisons, one nowhere known, three free again. */
function stateOf(at) {
  const turn = at % 20;
  if (turn < 13)
    return { status: "active", prison: colonies[at % colonies.length], sentenced: true, released: "" };
  if (turn < 16)
    return { status: "active", prison: remand[at % remand.length], sentenced: false, released: "" };
  if (turn === 16) return { status: "active", prison: "", sentenced: false, released: "" };
  if (turn === 17) return { status: "np", prison: "Released", sentenced: true, released: "" };
  return {
    status: "former",
    prison: colonies[at % colonies.length],
    sentenced: true,
    released: "2025-11-01",
  };
}

function birthday(at) {
  const [year, month, day] = [1955 + (at % 50), 1 + (at % 12), 1 + (at % 28)];
  const two = (number) => String(number).padStart(2, "0");
  if (at % 50 === 21) return "не то 1970, не то 1971";
  if (at % 10 === 3) return "";
  if (at % 10 === 5) return `${two(day)}.${two(month)}.${year}`;
  return at % 10 === 7 ? `${day} ${monthNames[month - 1]} ${year}` : `${year}-${two(month)}-${two(day)}`;
}

/** Every eleventh row lacks its last field; only what needs quotes has them, except for the unlucky row above. */
function line(row, at) {
  const cells = columns.map((column) => quoted(row[column], at === 204 && column === "clusters"));
  return (at % 11 === 10 ? cells.slice(0, -1) : cells).join(",");
}

function quoted(text, bare) {
  return !bare && /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const surnames =
  "Липов Озерцов Ветрин Калинин Боровков Сомов Грачёв Метелин Рябинин Ручьёв Полынин Чибисов Заречин".split(
    " ",
  );
const men = "Андрей Виктор Денис Егор Захар Иван Максим Пётр Роман Тимофей".split(" ");
const women = "Алеся Вера Дарья Елена Марина Ольга Полина Светлана".split(" ");
const fathers = "Андреев Викторов Иванов Максимов Петров Романов Сергеев".split(" ");
const hobbies = [
  "Инженер, любит шахматы",
  "Учительница музыки",
  "Велосипедист",
  "Пчеловод",
  "Печёт хлеб, читает",
];
const monthNames = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(
  " ",
);
const colonies = [
  "ИК-41\n213911, г. Заречье, ул. Садовая, 3",
  "Исправительная колония № 42, 247911, г. Верхний Яр, ул. Мостовая, 17",
  "Женская исправительная колония № 43; 246911, г. Ольховка, ул. Лесная, 8;",
  "Тюрьма № 44\n222911, г. Каменка,\nул. Тихая, 1",
  "ИУОТ-45, 225911, пос. Береговой",
  "ИК-46",
];
const remand = [
  "СИЗО-47, ул. Старая 2, 220911, г. Новый Двор",
  "СИЗО № 48\n230911, г. Лугово, ул. Речная, 5",
  "ИВС",
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , path, count] = process.argv;
  if (path === undefined) throw new Error("Usage: node tests/files/viasna-500.mjs FILE [ROWS]");
  writeFileSync(path, viasnaFile(count === undefined ? 500 : Number(count)));
}
